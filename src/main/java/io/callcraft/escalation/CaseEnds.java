package io.callcraft.escalation;

import java.util.Map;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.workflow.Workflow;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends cases for reasons that lie outside of their workflow: what they rested on has
 * fallen away, or the rep is no longer there to go on with them.
 */
@Service
public class CaseEnds {

	private final CaseWork work;

	private final CasePauses pauses;

	private final Workflow workflow;

	CaseEnds(CaseWork work, CasePauses pauses, Workflow workflow) {
		this.work = work;
		this.pauses = pauses;
		this.workflow = workflow;
	}

	/**
	 * The calls before a rep's running case was opened were judged once more, since some
	 * of them were corrected. Without evidence the case was opened in error and ends; it
	 * is never a recovery.
	 * @param evident milestones at which a case would have been opened by then
	 * @param release the release that judged
	 */
	@Transactional
	public void judgedAnew(RepId rep, Set<Milestone> evident, int release) {
		this.work.files.findByRunningRep(rep.value()).filter((file) -> file.milestone != null).ifPresent((file) -> {
			if (evident.contains(file.milestone)) {
				this.pauses.open(file, Pause.Kind.CORRECTED_CALL)
					.forEach((call) -> this.pauses.end(file, Pause.Kind.CORRECTED_CALL, call, Actor.SYSTEM.user(),
							"with call " + call + " as it reads now, the case would have been opened as well"));
			}
			else {
				end(file, Actor.SYSTEM, "OPENED_IN_ERROR", "case.opened-in-error",
						"Opened in error: with the calls as they read now, release " + release
								+ " would not have opened it");
			}
		});
	}

	/** Ends a running case; its open tasks are withdrawn. */
	void end(CaseFile file, Actor by, String outcome, String kind, String because) {
		this.pauses.endAll(file, by.user(), because);
		file.end(CaseState.CLOSED, outcome, because, this.work.now());
		this.work.ended(file);
		this.work.enter(file, by.user(), kind, because, Map.of("outcome", outcome));
		this.workflow.abort(file.id(), because, by);
	}

}
