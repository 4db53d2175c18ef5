package io.callcraft.policies;

import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.decisions.Answer;
import io.callcraft.decisions.Consultation;
import io.callcraft.people.People;
import io.callcraft.program.Outlooks;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;

import org.springframework.stereotype.Service;

/**
 * Tries a decision on a stored rep or call: what the rules in force conclude, which
 * fired, and which one condition kept from firing. Nothing is stored.
 */
@Service
public class Trials {

	private final Outlooks outlooks;

	private final Calls calls;

	private final People people;

	private final Consultation consultation;

	Trials(Outlooks outlooks, Calls calls, People people, Consultation consultation) {
		this.outlooks = outlooks;
		this.calls = calls;
		this.people = people;
		this.consultation = consultation;
	}

	/**
	 * Tries a decision.
	 * @param on a rep by id, such as {@code r-001}, or a call by source and id, such as
	 * {@code acd/c-17}
	 * @throws NotFound when there is no such decision, rep or call
	 */
	public Trial of(String decision, String on) {
		List<Object> facts = facts(on.strip());
		return new Trial(facts, this.consultation.trace(decision, facts));
	}

	private List<Object> facts(String on) {
		int slash = on.indexOf('/');
		if (slash > 0) {
			Call.Key key = new Call.Key(on.substring(0, slash), on.substring(slash + 1));
			return this.outlooks.facts(this.calls.find(key).orElseThrow(() -> new NotFound("call", on)));
		}
		if (on.isEmpty()) {
			throw new InvalidInput("on", "name a rep, such as r-001, or a call, such as acd/c-17");
		}
		return this.outlooks.facts(this.people.rep(new RepId(on)).orElseThrow(() -> new NotFound("rep", on)).id());
	}

	/**
	 * What came of it.
	 *
	 * @param facts what the rules were given
	 * @param answer what they conclude
	 */
	public record Trial(List<Object> facts, Answer answer) {
	}

}
