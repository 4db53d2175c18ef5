package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.List;

import io.callcraft.shared.PolicyProblem;

/**
 * Gathers what is wrong with one BPMN file.
 */
final class Problems {

	/** A hostile file must not fill the page with its mistakes. */
	private static final int MOST = 50;

	private final String file;

	private final List<PolicyProblem> found = new ArrayList<>();

	Problems(String file) {
		this.file = file;
	}

	void error(int line, String reason) {
		if (this.found.size() < MOST) {
			this.found.add(PolicyProblem.error(this.file, line, reason));
		}
	}

	/** Names the element, says where it is. */
	void error(BpmnElement element, String reason) {
		error(element.line(), element + " " + reason);
	}

	boolean isEmpty() {
		return this.found.isEmpty();
	}

	List<PolicyProblem> found() {
		return List.copyOf(this.found);
	}

}
