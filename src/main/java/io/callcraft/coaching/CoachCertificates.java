package io.callcraft.coaching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.callcraft.people.People;
import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.Workflow;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is certified to coach, until when, and what is missing (R30, R31): who only
 * measures and tells has nothing to show.
 */
@Service
public class CoachCertificates {

	static final String PROCESS = "coach-certification";

	private static final String PREFIX = "certification-";

	private static final Role[] READ_ALL = { Role.QUALITY, Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN };

	private static final int LONGEST = 1_000;

	private final CertificateRows rows;

	private final CoachingRules rules;

	private final Users users;

	private final People people;

	private final ObjectProvider<Workflow> workflow;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	CoachCertificates(CertificateRows rows, CoachingRules rules, Users users, People people,
			ObjectProvider<Workflow> workflow, Clock clock, ApplicationEventPublisher events) {
		this.rows = rows;
		this.rules = rules;
		this.users = users;
		this.people = people;
		this.workflow = workflow;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Supervisors and coaches with what they have shown: oneself, the supervisors whom
	 * one leads, everybody for who reads all; by id.
	 * @throws NotAllowed for who neither coaches nor leads
	 */
	@Transactional(readOnly = true)
	public List<CoachReadiness> readiness(Actor actor) {
		boolean all = actor.hasOneOf(READ_ALL);
		if (!all) {
			actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH);
		}
		return readiness(Stream.of(Role.SUPERVISOR, Role.COACH)
			.flatMap((role) -> this.users.with(role).stream())
			.map(User::id)
			.distinct()
			.filter((user) -> all || user.equals(actor.user()) || this.people.leads(actor, user))
			.sorted(Comparator.comparing(UserId::value)));
	}

	/** Whether the actor may have somebody certified, who coaches. */
	public boolean mayBegin(Actor actor, UserId coach) {
		return actor.has(Role.HR) || actor.user().equals(coach) || this.people.leads(actor, coach);
	}

	/**
	 * Somebody is to be certified: they say so themself, who leads them, or HR.
	 * @return key of the certification: {@code certification-12}
	 * @throws NotFound when there is no such user for the actor to see
	 * @throws NotAllowed for anybody else, and for a user who does not coach
	 * @throws Conflict when one runs
	 */
	@Transactional
	public String begin(Actor actor, UserId coach) {
		mustBeOver(actor, coach);
		String key;
		try {
			key = PREFIX + this.rows.begin(coach, actor.user(), this.clock.instant());
		}
		catch (DuplicateKeyException ex) {
			throw new Conflict(coach.value(), "A certification of " + coach + " runs");
		}
		publish(actor.user(), coach, "certification.begun", "Is to be certified as a coach", Map.of("key", key));
		// known from the first: the engine listens for the end of the time left before it
		// begins
		this.workflow.getObject()
			.start(PROCESS, key, Map.of("coach", coach.value(), "thenLeft", holds().thenLeft().toString()));
		return key;
	}

	/**
	 * HR puts a certificate from before Callcraft on record. One that holds as long
	 * already stays as it is.
	 * @throws NotAllowed for anybody but HR
	 * @throws InvalidInput when it has run out, or holds longer than one may
	 */
	@Transactional
	public void takeOver(Actor actor, UserId coach, LocalDate until, String reason) {
		actor.mustHaveOneOf(Role.HR);
		if (actor.user().equals(coach)) {
			throw new NotAllowed("Nobody certifies themself");
		}
		mustCoach(coach);
		Instant now = this.clock.instant();
		Instant expires = until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
		if (!expires.isAfter(now) || expires.isAfter(now.plus(days(months()) + 1, ChronoUnit.DAYS))) {
			throw new InvalidInput("until", "lies ahead, at most " + months() + " months");
		}
		if (reason.isBlank() || reason.length() > LONGEST) {
			throw new InvalidInput("reason", "says who certified them and how, in at most " + LONGEST + " characters");
		}
		if (this.rows.expiry(coach).filter((known) -> !known.isBefore(expires)).isPresent()) {
			return;
		}
		this.rows.issue(coach, null, reason.strip(), actor.user(), now, expires);
		publish(actor.user(), coach, "certificate.taken-over", "A certificate from before is on record",
				Map.of("expiresAt", expires.toString(), "reason", PersonalText.of(reason.strip())));
	}

	/** What somebody has yet to show, in a few words. */
	String missing(UserId coach) {
		return readiness(Stream.of(coach)).get(0).missing();
	}

	/** The coach whom a certification is about. */
	@Transactional(readOnly = true)
	UserId coach(String key) {
		return this.rows.coach(number(key)).orElseThrow(() -> new NotFound("certification", key));
	}

	/**
	 * Something was shown, says who looked.
	 * @return whether its part is complete now
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	boolean prove(String key, UserId by, CertificateRows.Shown shown) {
		long certification = number(key);
		this.rows.prove(certification, shown, by, this.clock.instant());
		publish(by, coach(key), shown.passed() ? "certification.shown" : "certification.not-shown",
				(shown.passed() ? "Showed " : "Did not show yet ") + shown.part().words(),
				Map.of("key", key, "part", shown.part().name(), "words", PersonalText.of(shown.words())));
		return shown(this.rows.proofs().getOrDefault(certification, List.of())).stream()
			.filter((each) -> each.part() == shown.part())
			.allMatch(CoachReadiness.Shown::isComplete);
	}

	/** How long the certificate holds that was just issued. */
	@Transactional(propagation = Propagation.MANDATORY)
	Holds issue(String key) {
		Instant now = this.clock.instant();
		UserId coach = coach(key);
		Holds holds = holds();
		Instant expires = now.plus(holds.untilAsked()).plus(holds.thenLeft());
		this.rows.issue(coach, number(key), "Showed selling, coaching and leading a change", UserId.SYSTEM, now,
				expires);
		publish(UserId.SYSTEM, coach, "certificate.issued", "Is a certified coach",
				Map.of("key", key, "expiresAt", expires.toString()));
		return holds;
	}

	/** The certification is over: the coach goes on no more, or let it run out. */
	@Transactional(propagation = Propagation.MANDATORY)
	void end(String key, String kind, String what) {
		this.rows.end(number(key), this.clock.instant());
		publish(UserId.SYSTEM, coach(key), kind, what, Map.of("key", key));
	}

	private List<CoachReadiness> readiness(Stream<UserId> coaches) {
		Map<UserId, Instant> expiries = this.rows.expiries();
		Map<UserId, Long> running = this.rows.running();
		Map<Long, List<CoachReadiness.Proof>> proofs = this.rows.proofs();
		Instant now = this.clock.instant();
		return coaches.map((coach) -> {
			Instant expiry = expiries.get(coach);
			boolean holds = expiry != null && expiry.isAfter(now);
			Long certification = running.get(coach);
			List<CoachReadiness.Proof> shown = (certification != null) ? proofs.getOrDefault(certification, List.of())
					: List.of();
			return new CoachReadiness(coach, holds ? expiry : null, holds ? null : expiry, shown, shown(shown),
					(certification != null) ? PREFIX + certification : null);
		}).toList();
	}

	private List<CoachReadiness.Shown> shown(List<CoachReadiness.Proof> proofs) {
		int sessions = (int) this.rules.live().threshold("certificate.sessions", 3);
		return Arrays.stream(CoachReadiness.Part.values())
			.map((part) -> new CoachReadiness.Shown(part,
					(int) proofs.stream().filter((proof) -> proof.passed() && proof.part() == part).count(),
					(part == CoachReadiness.Part.COACHING) ? sessions : 1))
			.toList();
	}

	private Holds holds() {
		Duration whole = Duration.ofDays(days(months()));
		Duration asked = Duration
			.ofDays(Math.min(whole.toDays() - 1, (long) this.rules.live().threshold("certificate.renewal", 30)));
		return new Holds(whole.minus(asked), asked);
	}

	private void mustBeOver(Actor actor, UserId coach) {
		if (!actor.hasOneOf(READ_ALL) && !mayBegin(actor, coach)) {
			actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH);
			throw new NotFound("coach", coach.value());
		}
		mustCoach(coach);
		if (!mayBegin(actor, coach)) {
			throw new NotAllowed("The coach, who leads them, or HR begins a certification");
		}
	}

	private void mustCoach(UserId coach) {
		User user = this.users.find(coach).orElseThrow(() -> new NotFound("coach", coach.value()));
		if (!user.roles().contains(Role.SUPERVISOR) && !user.roles().contains(Role.COACH)) {
			throw new NotFound("coach", coach.value());
		}
	}

	private int months() {
		return (int) this.rules.live().threshold("certificate.months", 12);
	}

	private static long days(int months) {
		return Math.round(months * 365.25 / 12);
	}

	private static long number(String key) {
		if (!key.matches(PREFIX + "\\d{1,18}")) {
			throw new NotFound("certification", key);
		}
		return Long.parseLong(key.substring(PREFIX.length()));
	}

	private void publish(UserId by, UserId coach, String kind, String what, Map<String, Object> detail) {
		this.events
			.publishEvent(new Auditable(this.clock.instant(), by, kind, coach.value(), null, what, detail, null));
	}

	/**
	 * How long a certificate holds.
	 *
	 * @param untilAsked until the coach is asked to show it again
	 * @param thenLeft what is left then
	 */
	record Holds(Duration untilAsked, Duration thenLeft) {
	}

}
