package io.callcraft.diagnosis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.Rate;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import io.callcraft.standing.Standings;
import io.callcraft.workflow.Workflow;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has people say what a proposed gap is: a coach or somebody from quality confirms it or
 * says what it is instead (R8). A lack of talent takes two of them, after help was tried;
 * then the role is reviewed, not the person (R9).
 */
@Service
public class GapReviews {

	private static final Role[] READERS = { Role.COACH, Role.QUALITY, Role.HR, Role.OPERATIONS, Role.AUDITOR,
			Role.ADMIN };

	private static final int LONGEST = 1_000;

	/** How long ago a gap may have been found to count. */
	private static final Duration COUNTED = Duration.ofDays(365);

	/** For a release from before these figures were in its rules. */
	private static final int LEAST_MISSED = 8;

	private static final int LEAST_ASSESSORS = 2;

	private final GapRows rows;

	private final Calls calls;

	private final Standings standings;

	private final People people;

	private final SkillHelp help;

	private final TalentsAtHire talents;

	private final Decisions decisions;

	private final Workflow workflow;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	GapReviews(GapRows rows, Calls calls, Standings standings, People people, SkillHelp help, TalentsAtHire talents,
			Decisions decisions, Workflow workflow, JdbcTemplate jdbc, Clock clock, ApplicationEventPublisher events) {
		this.rows = rows;
		this.calls = calls;
		this.standings = standings;
		this.people = people;
		this.help = help;
		this.talents = talents;
		this.decisions = decisions;
		this.workflow = workflow;
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	/** Gaps that nobody has settled, oldest first. */
	@Transactional(readOnly = true)
	public Page<Gap> waiting(Actor actor, PageRequest page) {
		actor.mustHaveOneOf(READERS);
		long after = (page.after() != null) ? number(page.after()) : 0;
		return Page.of(
				this.rows.query("where state = 'PROPOSED' and id > ? order by id limit ?", after, page.limit() + 1),
				page.limit(), Gap::key);
	}

	private static long number(String cursor) {
		if (!Gap.isKey(cursor)) {
			throw new InvalidInput("after", "is no cursor of this list");
		}
		return Gap.number(cursor);
	}

	/**
	 * A gap with what is needed to judge it.
	 * @throws NotFound when there is no such gap for the actor to see
	 */
	@Transactional(readOnly = true)
	public GapReview review(Actor actor, long id) {
		Gap gap = visible(actor, id, "");
		List<GapOpinion> opinions = opinions(gap);
		List<Call> shown = shown(gap);
		return new GapReview(gap, confidence(gap, shown), shown, opinions, this.help.given(gap.rep(), gap.milestone()),
				this.talents.of(gap.rep()), refusal(actor, gap, opinions));
	}

	/**
	 * Somebody says what the gap is.
	 * @throws NotAllowed for anybody but a coach or quality, and for the rep
	 * @throws InvalidInput when an override says nothing else, or not why
	 * @throws Conflict when it is settled, when the actor has had their say, or when too
	 * little is known to say so
	 */
	@Transactional
	public GapReview decide(Actor actor, long id, GapOpinion.Given given) {
		Gap gap = visible(actor, id, " for update");
		actor.mustHaveOneOf(Role.COACH, Role.QUALITY);
		if (actor.is(gap.rep())) {
			throw new NotAllowed("Nobody judges a gap of their own");
		}
		List<GapOpinion> before = opinions(gap);
		String refusal = refusal(actor, gap, before);
		if (refusal != null) {
			throw new Conflict(gap.key(), refusal);
		}
		GapOpinion opinion = opinion(actor, gap, given);
		if (opinion.cause() != null) {
			requireEnough(gap, opinion.cause());
		}
		this.jdbc.update(
				"insert into gap_opinion (gap_id, by_user, said_at, cause, competency, reason) values (?, ?, ?, ?, ?, ?)",
				gap.id(), actor.user().value(), Utc.of(opinion.at()), name(opinion.cause()),
				opinion.competency().name(), opinion.reason());
		boolean seconded = before.stream().anyMatch((earlier) -> earlier.cause() == GapKind.TALENT);
		if (opinion.cause() == GapKind.TALENT && !seconded) {
			enter(gap, opinion, "gap.opinion-given", "Says that a talent is lacking; a second person is to say so too");
		}
		else {
			settle(gap, opinion);
		}
		return review(actor, id);
	}

	/** How people take what each rule proposed in the last year, by the rule's name. */
	@Transactional(readOnly = true)
	public List<RuleRecord> rules(Actor actor) {
		actor.mustHaveOneOf(READERS);
		return this.jdbc.query("""
				select rules, sum(case when settled_at is null then 1 else 0 end),
				sum(case when settled_at is not null and cause = kind and remedy = competency then 1 else 0 end),
				count(*) from gap where found_at >= ? group by rules order by rules""", (row, number) -> {
			int waiting = row.getInt(2);
			int confirmed = row.getInt(3);
			return new RuleRecord(this.rows.rules(row.getString(1)), waiting, confirmed,
					row.getInt(4) - waiting - confirmed);
		}, Utc.of(this.clock.instant().minus(COUNTED)));
	}

	/** What was to be done about a gap is done. */
	@Transactional(propagation = Propagation.MANDATORY)
	void close(long id) {
		this.jdbc.update("update gap set state = 'CLOSED', closed_at = ? where id = ?", Utc.of(this.clock.instant()),
				id);
	}

	/** The gap of a number. */
	Gap find(long id) {
		return this.rows.query("where id = ?", id)
			.stream()
			.findFirst()
			.orElseThrow(() -> new NotFound("gap", String.valueOf(id)));
	}

	private Gap visible(Actor actor, long id, String lock) {
		return this.rows.query("where id = ?" + lock, id)
			.stream()
			.filter((gap) -> this.people.maySee(actor, gap.rep()))
			.findFirst()
			.orElseThrow(() -> new NotFound("gap", String.valueOf(id)));
	}

	private static @Nullable String refusal(Actor actor, Gap gap, List<GapOpinion> opinions) {
		if (gap.settled() != null) {
			return "It is settled";
		}
		if (!actor.hasOneOf(Role.COACH, Role.QUALITY) || actor.is(gap.rep())) {
			return "A coach or somebody from quality says what it is";
		}
		return opinions.stream().anyMatch((opinion) -> opinion.by().equals(actor.user()))
				? "You have had your say: a lack of talent takes a second person" : null;
	}

	private GapOpinion opinion(Actor actor, Gap gap, GapOpinion.Given given) {
		String reason = given.reason().strip();
		if (reason.length() > LONGEST) {
			throw new InvalidInput("reason", "is longer than " + LONGEST + " characters");
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		if (given.confirms()) {
			return new GapOpinion(actor.user(), now, gap.kind(), gap.competency(), reason);
		}
		Competency competency = Objects.requireNonNullElse(given.competency(), gap.competency());
		GapOpinion other = new GapOpinion(actor.user(), now, given.cause(), competency, reason);
		if (other.agreesWith(gap)) {
			throw new InvalidInput("cause", "is what the rules say: confirm it, or say what it is instead");
		}
		if (reason.isEmpty()) {
			throw new InvalidInput("reason", "is needed to override: what did you hear that the rules cannot know?");
		}
		return other;
	}

	private void requireEnough(Gap gap, GapKind cause) {
		Confidence confidence = confidence(gap, shown(gap));
		if (!confidence.isEnough()) {
			throw new Conflict(gap.key(), "Too little is known to name a cause: " + confidence.getWords());
		}
		if (cause == GapKind.TALENT && !this.help.given(gap.rep(), gap.milestone())) {
			throw new Conflict(gap.key(), "Nobody is said to lack a talent before help was tried: coach the rep on "
					+ gap.milestone().key() + " and have them say that it took place");
		}
	}

	private void settle(Gap gap, GapOpinion opinion) {
		boolean confirmed = opinion.agreesWith(gap);
		Rate now = this.standings.of(gap.rep()).state().after(LocalDate.EPOCH, gap.milestone());
		this.jdbc.update(
				"update gap set state = ?, cause = ?, remedy = ?, settled_at = ?, met_at_start = ?, "
						+ "observed_at_start = ? where id = ?",
				(confirmed ? Gap.State.CONFIRMED : Gap.State.OVERRIDDEN).name(), name(opinion.cause()),
				opinion.competency().name(), Utc.of(opinion.at()), now.met(), now.observed(), gap.id());
		enter(gap, opinion, confirmed ? "gap.confirmed" : "gap.overridden",
				confirmed ? "Confirmed what the rules say" : "Says otherwise than the rules");
		if (opinion.cause() != null) {
			this.events.publishEvent(
					new GapSettled(gap.id(), gap.rep(), gap.milestone(), opinion.cause(), opinion.competency()));
		}
		if (opinion.cause() == GapKind.TALENT) {
			this.workflow.start(RoleFitReviews.PROCESS, gap.key(), Map.of("rep", gap.rep().value()));
		}
	}

	private void enter(Gap gap, GapOpinion opinion, String kind, String what) {
		Map<String, Object> detail = new LinkedHashMap<>();
		detail.put("gap", gap.key());
		detail.put("proposed", gap.kind().name());
		detail.put("cause", (opinion.cause() != null) ? opinion.cause().name() : "NONE");
		detail.put("milestone", gap.milestone().key());
		detail.put("competency", opinion.competency().name());
		detail.put("reason", PersonalText.of(opinion.reason()));
		detail.put("rules", gap.rules());
		this.events.publishEvent(
				new Auditable(opinion.at(), opinion.by(), kind, gap.rep().value(), null, what, detail, gap.release()));
	}

	private List<GapOpinion> opinions(Gap gap) {
		return new ArrayList<>(this.jdbc.query(
				"select by_user, said_at, cause, competency, reason from gap_opinion where gap_id = ? "
						+ "order by said_at, by_user",
				(row, number) -> new GapOpinion(new UserId(row.getString(1)), Utc.instant(row, 2),
						(row.getString(3) != null) ? GapKind.valueOf(row.getString(3)) : null,
						Competency.valueOf(row.getString(4)), row.getString(5)),
				gap.id()));
	}

	/** The calls that the rules cited, and those that missed the milestone since. */
	private List<Call> shown(Gap gap) {
		Set<Call.Key> keys = new HashSet<>(gap.calls());
		keys.addAll(this.standings.of(gap.rep()).state().missedCalls(gap.milestone()));
		return this.calls.byKeys(keys);
	}

	private Confidence confidence(Gap gap, List<Call> cited) {
		Release live = this.decisions.live();
		return Confidence.of(gap, cited, (int) live.threshold("gap.missed", LEAST_MISSED),
				(int) live.threshold("gap.assessors", LEAST_ASSESSORS));
	}

	private static @Nullable String name(@Nullable GapKind cause) {
		return (cause != null) ? cause.name() : null;
	}

}
