package io.callcraft.hiring;

import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskForm;

/**
 * A form about a candidate: says whom it is about and for which job.
 */
abstract class SelectionForm implements TaskForm {

	private final String task;

	final Candidates candidates;

	SelectionForm(String task, Candidates candidates) {
		this.task = task;
		this.candidates = candidates;
	}

	@Override
	public String task() {
		return this.task;
	}

	@Override
	public Map<String, Object> schema(Task about) {
		return fields(candidate(about)).schema();
	}

	@Override
	public Map<String, Object> proposal(Task about) {
		Candidate candidate = candidate(about);
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("candidate", candidate.called());
		proposal.put("job", this.candidates.profile(candidate).title());
		return proposal;
	}

	@Override
	public Map<String, Object> accept(Task about, Actor by, Map<String, Object> filled) {
		Candidate candidate = candidate(about);
		return carryOut(candidate, by, fields(candidate).read(filled));
	}

	abstract FormFields fields(Candidate candidate);

	/**
	 * Checks the answers, and answers with the variables that the process goes on with.
	 */
	abstract Map<String, Object> carryOut(Candidate candidate, Actor by, FormAnswers answers);

	private Candidate candidate(Task about) {
		return this.candidates.find(about.businessKey());
	}

}
