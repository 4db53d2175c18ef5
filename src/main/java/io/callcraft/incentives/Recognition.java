package io.callcraft.incentives;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.callcraft.incentives.Kudos.Reaction;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Kudos in front of peers (R26). Who does not want to be mentioned is not.
 */
@Service
public class Recognition {

	private static final int LONGEST = 500;

	private static final Duration LOOKED_AT = Duration.ofDays(30);

	/** So often each way within a month, and a person should look at it. */
	private static final int OFTEN = 3;

	private final People people;

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Recognition(People people, JdbcTemplate jdbc, JdbcClient client, Clock clock, ApplicationEventPublisher events) {
		this.people = people;
		this.jdbc = jdbc;
		this.client = client;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Says something good about a rep.
	 * @param milestone what it is about; absent for anything else
	 * @throws Conflict when the rep does not want to be mentioned
	 */
	@Transactional
	public Kudos give(Actor from, RepId id, String words, @Nullable Milestone milestone) {
		Rep rep = this.people.rep(id).orElseThrow(() -> new NotFound("rep", id.value()));
		if (words.isBlank() || words.length() > LONGEST) {
			throw new InvalidInput("words", "must have 1 to " + LONGEST + " characters");
		}
		if (from.is(id)) {
			throw new InvalidInput("rep", "is you: kudos are for others");
		}
		if (!isMentioned(id)) {
			throw new Conflict(id.value(), rep.name() + " does not want to be mentioned: say it in person");
		}
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.update((connection) -> {
			PreparedStatement statement = connection.prepareStatement(
					"insert into kudos (rep, from_user, words, milestone, at) values (?, ?, ?, ?, ?)",
					new String[] { "id" });
			statement.setString(1, id.value());
			statement.setString(2, from.user().value());
			statement.setString(3, words.strip());
			statement.setString(4, (milestone != null) ? milestone.name() : null);
			statement.setObject(5, Utc.of(this.clock.instant()));
			return statement;
		}, key);
		long number = Objects.requireNonNull(key.getKey()).longValue();
		enter(from, "kudos.given", id, "Kudos from " + from.user(), number);
		return find(number);
	}

	/** What was said lately, the latest first. */
	@Transactional(readOnly = true)
	public Page<Kudos> feed(PageRequest page) {
		long before = (page.after() != null) ? number(page.after()) : Long.MAX_VALUE;
		List<Kudos> rows = read("where k.hidden_at is null and k.id < ? and not exists (select 1 from "
				+ "recognition_choice c where c.rep = k.rep and c.mentioned = false) order by k.id desc limit ?",
				before, page.limit() + 1);
		return Page.of(rows, page.limit(), (kudos) -> String.valueOf(kudos.id()));
	}

	/** Answers with a click; another click in its place, the same again takes it back. */
	@Transactional
	public Kudos react(Actor actor, long id, Reaction reaction) {
		find(id);
		int removed = this.jdbc.update("delete from kudos_reaction where kudos = ? and by_user = ? and reaction = ?",
				id, actor.user().value(), reaction.name());
		if (removed == 0) {
			this.jdbc.update("""
					insert into kudos_reaction (kudos, by_user, reaction) values (?, ?, ?)
					on duplicate key update reaction = values(reaction)""", id, actor.user().value(), reaction.name());
		}
		return find(id);
	}

	/**
	 * Takes kudos out of everybody's sight: its rep or author, a supervisor or HR.
	 * @throws NotAllowed for anybody else
	 */
	@Transactional
	public void hide(Actor actor, long id, String because) {
		Kudos kudos = find(id);
		boolean own = actor.is(kudos.rep()) || actor.user().equals(kudos.from());
		if (!own && !actor.hasOneOf(Role.SUPERVISOR, Role.HR, Role.ADMIN)) {
			throw new NotAllowed("Only whom it is about or from, a supervisor or HR can hide it");
		}
		if (because.isBlank() || because.length() > LONGEST) {
			throw new InvalidInput("because", "must have 1 to " + LONGEST + " characters");
		}
		this.jdbc.update(
				"update kudos set hidden_at = ?, hidden_by = ?, hidden_because = ? where id = ? and hidden_at is null",
				Utc.of(this.clock.instant()), actor.user().value(), because.strip(), id);
		enter(actor, "kudos.hidden", kudos.rep(), "Hidden: " + because.strip(), id);
	}

	/** Whether a rep may be mentioned. */
	@Transactional(readOnly = true)
	public boolean isMentioned(RepId rep) {
		return this.client.sql("select mentioned from recognition_choice where rep = ?")
			.param(rep.value())
			.query(Boolean.class)
			.optional()
			.orElse(true);
	}

	/** A rep chooses whether to be mentioned in front of peers. */
	@Transactional
	public void choose(Actor actor, RepId rep, boolean mentioned) {
		this.people.visible(actor, rep);
		if (!actor.is(rep)) {
			throw new NotAllowed("Only the rep can choose");
		}
		this.jdbc.update("""
				insert into recognition_choice (rep, mentioned) values (?, ?)
				on duplicate key update mentioned = values(mentioned)""", rep.value(), mentioned);
		enter(actor, "recognition.chosen", rep, mentioned ? "May be mentioned" : "Does not want to be mentioned", 0);
	}

	/**
	 * Pairs of reps who praise each other suspiciously often, for a person to look at;
	 * nothing follows from it by itself.
	 */
	@Transactional(readOnly = true)
	public List<Pair> pairs(Actor actor) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
		return this.client
			.sql("""
					select a.one, a.other, a.given, b.given from
					(select u.rep as one, k.rep as other, count(*) as given from kudos k join app_user u on u.id = k.from_user
					where u.rep is not null and k.at > :since group by u.rep, k.rep) a join
					(select u.rep as one, k.rep as other, count(*) as given from kudos k join app_user u on u.id = k.from_user
					where u.rep is not null and k.at > :since group by u.rep, k.rep) b
					on a.one = b.other and a.other = b.one
					where a.one < a.other and a.given >= :often and b.given >= :often order by a.given + b.given desc""")
			.param("since", Utc.of(this.clock.instant().minus(LOOKED_AT)))
			.param("often", OFTEN)
			.query((row, index) -> new Pair(new RepId(row.getString(1)), new RepId(row.getString(2)), row.getInt(3),
					row.getInt(4)))
			.list();
	}

	private Kudos find(long id) {
		return read("where k.id = ? and k.hidden_at is null", id).stream()
			.findFirst()
			.orElseThrow(() -> new NotFound("kudos", String.valueOf(id)));
	}

	private List<Kudos> read(String where, Object... parameters) {
		List<Kudos> bare = this.jdbc.query(
				"select k.id, k.rep, k.from_user, k.words, k.milestone, k.at from kudos k " + where,
				(row, index) -> bare(row), parameters);
		if (bare.isEmpty()) {
			return bare;
		}
		Map<Long, Map<Reaction, Integer>> reactions = new HashMap<>();
		String ids = String.join(", ", bare.stream().map((kudos) -> String.valueOf(kudos.id())).toList());
		this.jdbc.query(
				"select kudos, reaction, count(*) from kudos_reaction where kudos in (" + ids
						+ ") group by kudos, reaction",
				(RowCallbackHandler) (row) -> reactions
					.computeIfAbsent(row.getLong(1), (id) -> new EnumMap<>(Reaction.class))
					.put(Reaction.valueOf(row.getString(2)), row.getInt(3)));
		return bare.stream()
			.map((kudos) -> new Kudos(kudos.id(), kudos.rep(), kudos.from(), kudos.words(), kudos.milestone(),
					kudos.at(), reactions.getOrDefault(kudos.id(), Map.of())))
			.toList();
	}

	private static Kudos bare(ResultSet row) throws SQLException {
		String milestone = row.getString(5);
		return new Kudos(row.getLong(1), new RepId(row.getString(2)), new UserId(row.getString(3)), row.getString(4),
				(milestone != null) ? Milestone.valueOf(milestone) : null, Utc.instant(row, 6), Map.of());
	}

	private static long number(String after) {
		try {
			return Long.parseLong(after);
		}
		catch (NumberFormatException ex) {
			throw new InvalidInput("after", "'" + after + "' is no number of kudos");
		}
	}

	private void enter(Actor by, String kind, RepId rep, String what, long kudos) {
		this.events.publishEvent(new Auditable(this.clock.instant(), by.user(), kind, rep.value(), null, what,
				(kudos > 0) ? Map.of("kudos", kudos) : Map.of(), null));
	}

	/**
	 * Two reps who praise each other.
	 *
	 * @param given how often one praised the other
	 * @param got how often the other praised one
	 */
	public record Pair(RepId one, RepId other, int given, int got) {
	}

}
