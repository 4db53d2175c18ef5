package io.callcraft.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.callcraft.calls.Call;
import io.callcraft.calls.CallIntake;
import io.callcraft.calls.Calls;
import io.callcraft.escalation.Case;
import io.callcraft.escalation.Cases;
import io.callcraft.escalation.EscalationStage;
import io.callcraft.escalation.Overrides;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskQuery;
import io.callcraft.workflow.Workflow;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Tells the stories, scene by scene, through the same services that people use. Where a
 * story stands is read off the tasks that are done, so that it can be broken off at any
 * moment and goes on from there.
 */
@Component
@Profile(DemonstrationCenter.PROFILE)
class Storyteller {

	/** Between the calls after a scene: the stories are told in fast motion. */
	private static final Duration BETWEEN_CALLS = Duration.ofMillis(200);

	private final Cases cases;

	private final Workflow workflow;

	private final Overrides overrides;

	private final Users users;

	private final Calls calls;

	private final CallIntake intake;

	private final Clock clock;

	Storyteller(Cases cases, Workflow workflow, Overrides overrides, Users users, Calls calls, CallIntake intake,
			Clock clock) {
		this.cases = cases;
		this.workflow = workflow;
		this.overrides = overrides;
		this.users = users;
		this.calls = calls;
		this.intake = intake;
		this.clock = clock;
	}

	/** Takes a story one step further, if its next step is due. */
	Progress tell(CastMember member, List<Scene> scenes) {
		// what was taken over from before names no rules
		List<Case> all = this.cases.of(member.id())
			.stream()
			.filter((each) -> !each.openedBecause().rules().isEmpty())
			.toList();
		if (all.isEmpty()) {
			return Progress.WAITS;
		}
		Case first = all.get(all.size() - 1);
		List<Task> done = done(first);
		if (done.size() > scenes.size()) {
			return Progress.TOLD;
		}
		if (!done.isEmpty()) {
			int index = done.size() - 1;
			Scene before = scenes.get(index);
			List<Call> after = CallsOfAScene.of(member, index, before, completedAt(done.get(index)), BETWEEN_CALLS);
			if (!after.isEmpty() && this.calls.find(after.get(after.size() - 1).key()).isEmpty()) {
				return take(after);
			}
		}
		return (done.size() == scenes.size()) ? Progress.TOLD : play(member, first, scenes.get(done.size()));
	}

	private Progress take(List<Call> after) {
		if (after.get(after.size() - 1).startedAt().isAfter(this.clock.instant())) {
			return Progress.WAITS;
		}
		this.intake.take(after, actor(Staff.INTEGRATION));
		return Progress.MOVED;
	}

	private Progress play(CastMember member, Case theCase, Scene scene) {
		if (!theCase.state().isRunning()) {
			return Progress.TOLD;
		}
		if (scene.task().equals(Scene.OVERRIDE)) {
			return skip(member, theCase, scene);
		}
		Optional<Task> due = this.workflow.openTasks(theCase.id())
			.stream()
			.filter((task) -> task.name().equals(scene.task()))
			.findFirst();
		if (due.isEmpty()) {
			return Progress.WAITS;
		}
		this.workflow.complete(due.get().id(), actor(who(member, scene)), filledIn(scene, theCase));
		return Progress.MOVED;
	}

	private Progress skip(CastMember member, Case theCase, Scene scene) {
		if (theCase.stage() == EscalationStage.HARD_CONSEQUENCE) {
			return Progress.TOLD;
		}
		this.overrides.skip(actor(who(member, scene)), theCase.id(),
				new Overrides.Wanted(EscalationStage.HARD_CONSEQUENCE, text(scene, "reason"), "GROSS_MISCONDUCT",
						text(scene, "act"), text(scene, "witness")));
		return Progress.MOVED;
	}

	private static String text(Scene scene, String field) {
		return String.valueOf(scene.fields().get(field));
	}

	private static UserId who(CastMember member, Scene scene) {
		return switch (scene.part()) {
			case REP -> new UserId(member.id().value());
			case SUPERVISOR -> Staff.supervisorOf(member.team());
			case MANAGER -> Staff.PRIYA;
			case HR -> Staff.HR;
		};
	}

	/** Tasks of the case that somebody has completed, oldest first. */
	private List<Task> done(Case theCase) {
		List<Task> done = new ArrayList<>(this.workflow
			.tasks(new TaskQuery(Task.State.COMPLETED, null, List.of(theCase.id())), new PageRequest(null, 500))
			.items());
		done.sort(Comparator.comparing(Storyteller::completedAt).thenComparing(Task::id));
		return done;
	}

	private Map<String, Object> filledIn(Scene scene, Case theCase) {
		Map<String, Object> fields = new HashMap<>(scene.fields());
		List<String> cited = theCase.openedBecause().calls().stream().map(Call.Key::toString).toList();
		fields.replaceAll((name, value) -> value.equals(Scene.NOW)
				? this.clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()
				: value.equals(Scene.CITED) ? cited.subList(Math.max(0, cited.size() - 3), cited.size()) : value);
		return fields;
	}

	private Actor actor(UserId user) {
		return this.users.actor(user).orElseThrow();
	}

	private static Instant completedAt(Task task) {
		return Objects.requireNonNull(task.completedAt());
	}

	/** What a step of a story came to. */
	enum Progress {

		/** Nothing is due yet. */
		WAITS,

		/** A scene was played, or its calls came in. */
		MOVED,

		/** There is no more to tell, or a visitor has taken over. */
		TOLD

	}

}
