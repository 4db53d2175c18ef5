package io.callcraft.coaching;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.callcraft.decisions.Release;
import io.callcraft.decisions.Verdict;
import io.callcraft.diagnosis.Gap;
import io.callcraft.diagnosis.GapKind;
import io.callcraft.diagnosis.GapSettled;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The twelve competencies and training for them: assigned by the rules once people have
 * settled a gap, done by the rep, and looked at again on calls (R34, R35).
 */
@Service
public class Trainings {

	private static final int LONGEST = 1_000;

	private static final long DAYS = 14;

	private final TrainingRepository trainings;

	private final CoachingRules rules;

	private final CoachingPlans plans;

	private final People people;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Trainings(TrainingRepository trainings, CoachingRules rules, CoachingPlans plans, People people, Clock clock,
			ApplicationEventPublisher events) {
		this.trainings = trainings;
		this.rules = rules;
		this.plans = plans;
		this.people = people;
		this.clock = clock;
		this.events = events;
	}

	/** What good sounds like, by competency; empty where the live rules say nothing. */
	public List<CompetencyGuide> guides() {
		return this.rules.ask(TrainingWanted.ALL, CompetencyGuide.class)
			.stream()
			.map((verdict) -> (CompetencyGuide) verdict.value())
			.sorted((one, other) -> one.competency().compareTo(other.competency()))
			.toList();
	}

	/** Every training that there is, by competency. */
	public List<TrainingItem> items() {
		return this.rules.ask(TrainingWanted.ALL, TrainingItem.class)
			.stream()
			.map((verdict) -> (TrainingItem) verdict.value())
			.sorted((one, other) -> one.competency().compareTo(other.competency()))
			.toList();
	}

	/**
	 * A rep's training, newest first.
	 * @throws NotFound when the actor may not see the rep
	 */
	@Transactional(readOnly = true)
	public List<Training> of(Actor actor, RepId rep) {
		return this.trainings.findByRepOrderByIdDesc(this.people.visible(actor, rep).id().value())
			.stream()
			.map(StoredTraining::toTraining)
			.toList();
	}

	/**
	 * The training was done, says the rep or who leads them; calls are then looked at
	 * together at the intervals that the rules set.
	 * @throws NotFound when there is no such training for the actor to see
	 * @throws NotAllowed for anybody else
	 * @throws Conflict when it was done before
	 */
	@Transactional
	public Training complete(Actor actor, long id, String words) {
		StoredTraining stored = this.trainings.findById(id)
			.filter((training) -> this.people.maySee(actor, new RepId(training.rep)))
			.orElseThrow(() -> new NotFound("training", String.valueOf(id)));
		RepId rep = new RepId(stored.rep);
		if (!actor.is(rep) && !this.people.leads(actor, rep)) {
			throw new NotAllowed("The rep, or who leads them, says that it was done");
		}
		if (stored.completedAt != null) {
			throw new Conflict(String.valueOf(id), "It was done at " + stored.completedAt);
		}
		if (words.length() > LONGEST) {
			throw new InvalidInput("words", "is longer than " + LONGEST + " characters");
		}
		Instant now = this.clock.instant();
		stored.complete(new Training.Done(actor.user(), now, words.strip()));
		Training training = stored.toTraining();
		publish(actor.user(), training, "training.completed", "Trained: " + training.item().title());
		Release live = this.rules.live();
		for (String interval : List.of("reinforce.first", "reinforce.second", "reinforce.third")) {
			int days = (int) live.threshold(interval, 0);
			if (days > 0) {
				this.plans.reinforce(actor, training, now.plus(days, ChronoUnit.DAYS));
			}
		}
		return training;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(GapSettled gap) {
		if (gap.cause() != GapKind.SKILL && gap.cause() != GapKind.KNOWLEDGE) {
			return;
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Release live = this.rules.live();
		Instant due = now.plus((long) live.threshold("training.days", DAYS), ChronoUnit.DAYS);
		for (Verdict verdict : this.rules.ask(new TrainingWanted(gap.remedy().name(), gap.cause().name()),
				TrainingItem.class)) {
			TrainingItem item = (TrainingItem) verdict.value();
			StoredTraining stored = new StoredTraining();
			stored.rep = gap.rep().value();
			stored.gapId = gap.gap();
			stored.milestone = gap.milestone();
			stored.competency = item.competency();
			stored.item = item.code();
			stored.title = item.title();
			stored.phoneSpecific = item.phoneSpecific();
			stored.exercise = item.exercise();
			stored.ruleName = verdict.rule();
			stored.releaseNo = live.number();
			stored.assignedAt = now;
			stored.dueAt = due;
			publish(UserId.SYSTEM, this.trainings.save(stored).toTraining(), "training.assigned",
					"Training is assigned: " + item.title());
		}
	}

	private void publish(UserId by, Training training, String kind, String what) {
		Long gap = training.topic().gap();
		this.events.publishEvent(new Auditable(this.clock.instant(), by, kind, training.rep().value(), null, what,
				Map.of("training", training.id(), "item", training.item().code(), "milestone",
						training.topic().milestone().key(), "competency", training.item().competency().name(), "gap",
						(gap != null) ? Gap.key(gap) : "", "rules", List.of(training.rule())),
				training.release()));
	}

}
