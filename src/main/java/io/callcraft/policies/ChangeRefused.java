package io.callcraft.policies;

import java.util.List;

import io.callcraft.shared.Conflict;
import io.callcraft.shared.PolicyProblem;

/**
 * A change of the policies has errors, so nothing was published.
 */
public class ChangeRefused extends Conflict {

	private static final int SHOWN = 5;

	private final List<PolicyProblem> problems;

	ChangeRefused(String subject, List<PolicyProblem> problems) {
		super(subject, message(problems.stream().filter(PolicyProblem::isError).toList()));
		this.problems = List.copyOf(problems);
	}

	/** Everything found, errors and warnings. */
	public List<PolicyProblem> problems() {
		return this.problems;
	}

	private static String message(List<PolicyProblem> errors) {
		StringBuilder message = new StringBuilder("Not published: ");
		message.append(String.join("; ", errors.stream().limit(SHOWN).map(PolicyProblem::toString).toList()));
		if (errors.size() > SHOWN) {
			message.append("; and ").append(errors.size() - SHOWN).append(" more");
		}
		return message.toString();
	}

}
