package io.callcraft.escalation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.people.Employment;
import io.callcraft.shared.Actor;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.Workflow;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has a rep's cases go along with the rep: they stand still on leave, go to the new
 * supervisor, and end with the employment or with the seat that has to sell.
 */
@Component
class EmployedReps {

	private final CaseWork work;

	private final CasePauses pauses;

	private final CaseEnds ends;

	private final Workflow workflow;

	EmployedReps(CaseWork work, CasePauses pauses, CaseEnds ends, Workflow workflow) {
		this.work = work;
		this.pauses = pauses;
		this.ends = ends;
		this.workflow = workflow;
	}

	@EventListener
	void changed(Employment.Changed event) {
		if (event.what() == Employment.What.CHANGED_TEAM) {
			this.work.files.findByRepOrderByNumberDesc(event.rep().value())
				.forEach((file) -> transfer(file, event.by(), event.reason()));
			return;
		}
		this.work.files.findByRunningRep(event.rep().value()).ifPresent((file) -> changed(file, event));
		if (event.what() == Employment.What.MOVED_TO_SERVICE) {
			handOver(event);
		}
	}

	private void changed(CaseFile file, Employment.Changed event) {
		switch (event.what()) {
			case LEAVE_BEGAN -> this.pauses.begin(file, Pause.Kind.LEAVE, "", event.reason(), event.by().user());
			case LEAVE_ENDED -> this.pauses.end(file, Pause.Kind.LEAVE, "", event.by().user(), event.reason());
			case LEFT -> this.ends.end(file, event.by(), "LEFT", "case.closed", event.reason());
			case MOVED_TO_SERVICE -> this.ends.end(file, event.by(), "SERVICE_SEAT", "case.closed", event.reason());
			default -> {
				// a seat that sells opens nothing by itself
			}
		}
	}

	/** The seat that was left still has to sell: somebody says who takes it (R46). */
	private void handOver(Employment.Changed event) {
		List<CaseFile> files = this.work.files.findByRepOrderByNumberDesc(event.rep().value());
		if (!files.isEmpty()) {
			CaseFile newest = files.get(0);
			this.workflow.start("seat-handover", newest.id(), Map.of("caseId", newest.id(), "rep", newest.rep));
		}
	}

	private void transfer(CaseFile file, Actor by, String reason) {
		List<Task> moved = this.workflow.readdress(file.id());
		if (file.state.isRunning() || !moved.isEmpty()) {
			Map<String, Object> detail = new LinkedHashMap<>();
			moved.forEach((task) -> detail.put(task.id(), task.title() + " goes to " + task.candidate()));
			this.work.enter(file, by.user(), "case.transferred", reason, Map.of("tasks", detail));
		}
	}

}
