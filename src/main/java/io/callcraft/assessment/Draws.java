package io.callcraft.assessment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws the calls that are to be assessed: of every rep as many as the wanted interval
 * needs, by chance. Whoever has the seed can draw them again by hand.
 */
@Service
public class Draws {

	/** The quantile of the normal distribution behind every interval of 95 %. */
	private static final double Z = 1.959964;

	private final Calls calls;

	private final People people;

	private final DrawStore store;

	private final JdbcClient client;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	private final SecureRandom random = new SecureRandom();

	Draws(Calls calls, People people, DrawStore store, JdbcClient client, Clock clock,
			ApplicationEventPublisher events) {
		this.calls = calls;
		this.people = people;
		this.store = store;
		this.client = client;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * How many assessed calls a rate needs so that its Wilson interval reaches no further
	 * than this to either side, whatever the rate (E. B. Wilson, 1927, solved for the
	 * number at a rate of one half, where the interval is widest).
	 * @param points how far the interval may reach, in percentage points, from 5 to 30
	 */
	public static int needed(int points) {
		if (points < 5 || points > 30) {
			throw new InvalidInput("points", points + " is out of range: an interval of 5 to 30 points to either side");
		}
		double reach = points / 100.0;
		return (int) Math.ceil(Z * Z / (4 * reach * reach) - Z * Z);
	}

	/**
	 * How far each rep of a team is assessed.
	 * @param span the calls that are looked at
	 * @throws NotFound when there is no such team
	 */
	@Transactional(readOnly = true)
	public List<Coverage> coverage(Actor actor, TeamId team, Span span) {
		actor.mustHaveOneOf(Role.QUALITY, Role.COACH, Role.SUPERVISOR, Role.OPERATIONS, Role.AUDITOR);
		Map<String, Integer> waiting = this.client
			.sql("select rep, count(*) from assessment_draw where waits = true and kind = 'RANDOM' and started_at >= ? "
					+ "and started_at < ? group by rep")
			.params(Utc.of(span.from()), Utc.of(span.to()))
			.query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		return members(actor, team).stream()
			.map((rep) -> new Coverage(rep, this.calls.fairlyAssessed(rep.id(), span.from(), span.to()),
					waiting.getOrDefault(rep.id().value(), 0)))
			.toList();
	}

	/**
	 * Draws what is missing of a team's calls.
	 * @param points see {@link #needed}
	 * @param seed what the draw is to follow from; absent for one that nobody chose
	 */
	@Transactional
	public Drawn draw(Actor actor, TeamId team, Span span, int points, @Nullable String seed) {
		actor.mustHaveOneOf(Role.QUALITY);
		int needed = needed(points);
		String from = Objects.requireNonNullElseGet(seed, this::freshSeed);
		if (from.isBlank() || from.length() > 64) {
			throw new InvalidInput("seed", "is a text of 1 to 64 characters");
		}
		List<Call> drawn = new ArrayList<>();
		List<RepId> tooFew = new ArrayList<>();
		for (Coverage coverage : coverage(actor, team, span)) {
			int missing = needed - coverage.assessed() - coverage.waiting();
			if (missing > 0) {
				List<Call> some = drawn(coverage.rep().id(), span, from, missing);
				drawn.addAll(some);
				if (some.size() < missing) {
					tooFew.add(coverage.rep().id());
				}
			}
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		String reason = "One of " + needed + " calls by chance, for an interval of ± " + points + " points";
		this.store.insert(drawn.stream().map((call) -> new DrawStore.Chosen(call, reason)).toList(),
				Call.Sampling.RANDOM, from, actor.user(), now);
		if (!drawn.isEmpty()) {
			this.events.publishEvent(new Auditable(now, actor.user(), "calls.drawn", team.value(), null,
					"Drew " + drawn.size() + " calls to be assessed", Map.of("seed", from, "points", points, "needed",
							needed, "from", span.from().toString(), "to", span.to().toString(), "calls", drawn.size()),
					null));
		}
		return new Drawn(from, needed, drawn.size(), tooFew);
	}

	/**
	 * Draws those of a team's calls that somebody should hear, most pressing first. They
	 * coach and are looked into; in no rate do they count, since they were picked.
	 * @param most how many at most, 1 to 50
	 */
	@Transactional
	public Drawn drawRisky(Actor actor, TeamId team, Span span, int most) {
		actor.mustHaveOneOf(Role.QUALITY);
		if (most < 1 || most > 50) {
			throw new InvalidInput("calls", most + " is out of range: draw 1 to 50 calls");
		}
		List<DrawStore.Chosen> chosen = members(actor, team).stream().flatMap((rep) -> {
			Set<String> before = this.store.drawnOf(rep.id());
			return this.calls.notAssessed(rep.id(), span.from(), span.to())
				.stream()
				.filter((call) -> !before.contains(call.key().toString()));
		})
			.flatMap((call) -> Risk.of(call).stream())
			.sorted(Comparator.comparing(Risk::rank).thenComparing((risk) -> risk.call().key()))
			.limit(most)
			.map((risk) -> new DrawStore.Chosen(risk.call(), risk.reason()))
			.toList();
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		this.store.insert(chosen, Call.Sampling.RISK, "", actor.user(), now);
		if (!chosen.isEmpty()) {
			this.events
				.publishEvent(
						new Auditable(now, actor.user(), "calls.drawn", team.value(), null,
								"Drew " + chosen.size() + " calls for their risk", Map.of("kind", "RISK", "from",
										span.from().toString(), "to", span.to().toString(), "calls", chosen.size()),
								null));
		}
		return new Drawn("", most, chosen.size(), List.of());
	}

	/** Drawn calls that nobody has assessed, those longest ago first. */
	@Transactional(readOnly = true)
	public Page<Waiting> waiting(Actor actor, PageRequest page) {
		actor.mustHaveOneOf(Role.QUALITY, Role.OPERATIONS, Role.AUDITOR);
		return this.store.waiting(page);
	}

	private List<Call> drawn(RepId rep, Span span, String seed, int many) {
		Set<String> before = this.store.drawnOf(rep);
		return this.calls.notAssessed(rep, span.from(), span.to())
			.stream()
			.filter((call) -> !before.contains(call.key().toString()))
			.sorted(Comparator.comparing((call) -> rank(seed, call.key())))
			.limit(many)
			.toList();
	}

	/** The lowest are drawn: the SHA-256 of seed, colon and call. */
	static String rank(String seed, Call.Key call) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256")
					.digest((seed + ":" + call).getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Java without SHA-256", ex);
		}
	}

	private String freshSeed() {
		byte[] bytes = new byte[8];
		this.random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private List<Rep> members(Actor actor, TeamId team) {
		Team known = this.people.team(team).orElseThrow(() -> new NotFound("team", team.value()));
		return this.people.members(known.id()).stream().filter((rep) -> this.people.maySee(actor, rep.id())).toList();
	}

	/**
	 * A time, from its first instant to the one after its last.
	 */
	public record Span(Instant from, Instant to) {

		private static final int LONGEST_DAYS = 92;

		public Span {
			if (!from.isBefore(to) || from.plus(LONGEST_DAYS, ChronoUnit.DAYS).isBefore(to)) {
				throw new InvalidInput("from", "lies before 'to', at most " + LONGEST_DAYS + " days");
			}
		}

	}

	/**
	 * How far a rep is assessed.
	 *
	 * @param assessed calls that nobody picked
	 * @param waiting drawn calls that are still to be assessed
	 */
	public record Coverage(Rep rep, int assessed, int waiting) {
	}

	/**
	 * What a draw came to.
	 *
	 * @param seed what it follows from
	 * @param needed how many assessed calls each rep is to have
	 * @param calls how many were drawn
	 * @param tooFew reps who have not taken as many
	 */
	public record Drawn(String seed, int needed, int calls, List<RepId> tooFew) {
	}

	/**
	 * A drawn call.
	 *
	 * @param kind {@code RANDOM}, or {@code RISK} for one that was picked and counts in
	 * no rate
	 * @param reason why it was drawn
	 */
	public record Waiting(Call.Key call, RepId rep, Instant startedAt, Call.Sampling kind, String reason) {
	}

}
