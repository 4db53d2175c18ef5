package io.callcraft.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.RepId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells reps what is expected, from the figures that are live, and keeps that they have
 * read it. Nobody enters the program without (R22).
 */
@Service
public class Notices {

	private final People people;

	private final Decisions decisions;

	private final LegalSettings settings;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Notices(People people, Decisions decisions, LegalSettings settings, Clock clock, ApplicationEventPublisher events) {
		this.people = people;
		this.decisions = decisions;
		this.settings = settings;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * What is expected of a rep.
	 * @throws io.callcraft.shared.NotFound when the actor may not see the rep
	 */
	@Transactional(readOnly = true)
	public Notice of(Actor actor, RepId rep) {
		return notice(this.people.visible(actor, rep));
	}

	/**
	 * The rep has read it.
	 * @throws NotAllowed for anybody else
	 * @throws Conflict when it was acknowledged before
	 */
	@Transactional
	public Notice acknowledge(Actor actor, RepId id) {
		Rep rep = this.people.visible(actor, id);
		if (!actor.is(id)) {
			throw new NotAllowed("Only the rep can say that they have read it");
		}
		if (rep.noticeAcknowledgedOn() != null) {
			throw new Conflict(id.value(), "It was acknowledged on " + rep.noticeAcknowledgedOn());
		}
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		Rep aware = this.people
			.save(new Rep(rep.id(), rep.name(), rep.team(), rep.hiredOn(), rep.rewardPreference(), today), actor);
		Notice notice = notice(aware);
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), "notice.acknowledged", id.value(),
				null, "Has read what is expected", Map.of("expectations",
						notice.expectations().stream().map(Notice.Expectation::says).toList(), "terms", notice.terms()),
				notice.release()));
		return notice;
	}

	private Notice notice(Rep rep) {
		Release live = this.decisions.live();
		List<Notice.Expectation> expectations = Arrays.stream(Milestone.values())
			.map((milestone) -> new Notice.Expectation(milestone, says(live, milestone), example(milestone)))
			.toList();
		return new Notice(rep.id(), live.number(), expectations, terms(live, this.settings.of(rep.team())),
				rep.noticeAcknowledgedOn());
	}

	private static String says(Release live, Milestone milestone) {
		return "On " + figure(live, milestone.key() + ".target") + " of 100 calls the customer " + milestone.phrase()
				+ "; help begins where it is below " + figure(live, milestone.key() + ".limit")
				+ ", and chance is ruled out";
	}

	private static List<String> terms(Release live, Law law) {
		return List.of(
				"Nothing can follow in your first " + figure(live, "grace.hire") + " days, or sooner than "
						+ figure(live, "notice.days") + " days after you have read this",
				"You hear of it once you are half the way to a limit, and your page shows what clears it",
				"A case needs at least " + figure(live, "entry.counted")
						+ " counted calls that nobody picked; a bad week opens none",
				"It begins with an easy objective for some calls; then comes a talk in private, then your own plan, and only then can HR decide on a consequence",
				"Whoever cannot yet is trained; only whoever will not goes further. What is about health, leave, harassment, pay or a report of mis-selling stops everything",
				"You may reply within " + law.replyTime()
						+ " before anybody decides, bring somebody along, and appeal within " + law.appealTime()
						+ " to somebody who had no part in it");
	}

	private static long figure(Release live, String threshold) {
		return Math.round(live.threshold(threshold));
	}

	private static String example(Milestone milestone) {
		return switch (milestone) {
			case LEAD -> "“While that is saving, may I ask you two things about how you use it?” “Sure.”";
			case DISCOVERY -> "“What do you use it for on an ordinary day?” and the customer tells you";
			case STATED_NEEDS -> "“I need it to work when I travel,” and you wrote it down";
			case UNSTATED_NEEDS -> "“Now that you ask, my daughter uses it too”";
			case RECOMMENDATION -> "“That would save me the second bill”";
			case CONCERNS -> "“What worries me is the contract,” said to you and not to a friend";
			case COMMITMENT -> "“Yes, let us do that,” or a date on which they decide";
		};
	}

}
