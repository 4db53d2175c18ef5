package io.callcraft.policies;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Role;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.Workflow;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The approval of a draft, which runs as the workflow {@code policy-change}: its author
 * asks, and a task of operations waits until a second person approves or sends back.
 */
@Service
public class PolicyApproval {

	private static final String PROCESS = "policy-change";

	private final Drafts drafts;

	private final Workflow workflow;

	private final PolicySettings settings;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	PolicyApproval(Drafts drafts, Workflow workflow, PolicySettings settings, ApplicationEventPublisher events,
			Clock clock) {
		this.drafts = drafts;
		this.workflow = workflow;
		this.settings = settings;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Asks for a draft's approval.
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is over, changes nothing, is approved or waits for
	 * approval already
	 */
	@Transactional
	public Draft ask(long id, Actor by) {
		PolicyRights.requireWriter(by);
		Draft draft = this.drafts.draft(id);
		String key = key(id);
		if (draft.state() != Draft.State.OPEN || draft.files().isEmpty() || draft.approver() != null) {
			throw new Conflict(key, key + ((draft.state() != Draft.State.OPEN) ? " is over"
					: draft.files().isEmpty() ? " changes nothing yet" : " is approved already"));
		}
		if (task(id).isPresent()) {
			throw new Conflict(key, key + " waits for approval already");
		}
		this.workflow.start(PROCESS, key, Map.of());
		this.events.publishEvent(new Auditable(this.clock.instant(), by.user(), "draft.approval-asked", key, null,
				key + " waits for approval: " + draft.message(), Map.of("message", draft.message()), null));
		return draft;
	}

	/** Whether a second person must approve a draft before it can be published. */
	public boolean isLacking(Draft draft) {
		return this.settings.lacksApproval(draft);
	}

	/** The task of the second person, while it waits. */
	@Transactional(readOnly = true)
	public Optional<Task> task(long id) {
		return this.workflow.openTasks(key(id)).stream().findFirst();
	}

	/**
	 * Approves a draft as it is now; the task that waits for it is done with it.
	 * @throws NotAllowed when the approver wrote some of it
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is published or discarded
	 */
	@Transactional
	public Draft approve(long id, Actor by) {
		return decide(id, by, Map.of("decision", "APPROVE"), () -> this.drafts.approve(id, by));
	}

	/**
	 * Sends a draft back to its author; the task that waits for it is done with it.
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is published or discarded
	 */
	@Transactional
	public Draft sendBack(long id, String reason, Actor by) {
		Releases.requireMessage(reason);
		return decide(id, by, Map.of("decision", "SEND_BACK", "reason", reason),
				() -> this.drafts.sendBack(id, reason, by));
	}

	private Draft decide(long id, Actor by, Map<String, Object> fields, Runnable directly) {
		Optional<Task> task = task(id).filter((waits) -> by.has(Role.OPERATIONS));
		if (task.isPresent()) {
			this.workflow.complete(task.get().id(), by, fields);
		}
		else {
			directly.run();
			end(key(id), by);
		}
		return this.drafts.draft(id);
	}

	@EventListener
	void over(DraftOver draft) {
		end(draft.name(), new Actor(draft.by(), Set.of(), null, Set.of()));
	}

	private void end(String key, Actor by) {
		if (!this.workflow.openTasks(key).isEmpty()) {
			this.workflow.abort(key, "Decided otherwise", by);
		}
	}

	private static String key(long id) {
		return "draft-" + id;
	}

}
