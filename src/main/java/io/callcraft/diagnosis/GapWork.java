package io.callcraft.diagnosis;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Rate;
import io.callcraft.shared.Role;
import io.callcraft.shared.Utc;
import io.callcraft.standing.Standings;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gaps that people have settled to be a matter of skill or knowledge: they are open until
 * coaching was given and calls show it (R29, R35).
 */
@Service
public class GapWork {

	private static final Role[] SEE_ALL = { Role.COACH, Role.QUALITY, Role.HR, Role.OPERATIONS, Role.AUDITOR,
			Role.ADMIN };

	private final GapRows rows;

	private final People people;

	private final SkillHelp help;

	private final Standings standings;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	GapWork(GapRows rows, People people, SkillHelp help, Standings standings, JdbcTemplate jdbc, Clock clock,
			ApplicationEventPublisher events) {
		this.rows = rows;
		this.people = people;
		this.help = help;
		this.standings = standings;
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Gaps to be closed by coaching and training, oldest first; of a supervisor's own
	 * teams, or everybody's for a coach and who reads all.
	 * @throws io.callcraft.shared.NotAllowed for who neither coaches nor reads all
	 */
	@Transactional(readOnly = true)
	public Page<Gap> open(Actor actor, PageRequest page) {
		List<Object> parameters = new ArrayList<>();
		parameters.add((page.after() != null) ? number(page.after()) : 0L);
		String ofReps = "";
		if (!actor.hasOneOf(SEE_ALL)) {
			actor.mustHaveOneOf(Role.SUPERVISOR);
			List<String> reps = actor.teams()
				.stream()
				.flatMap((team) -> this.people.members(team).stream())
				.map((rep) -> rep.id().value())
				.toList();
			if (reps.isEmpty()) {
				return new Page<>(List.of(), null);
			}
			ofReps = reps.stream().map((rep) -> "?").collect(Collectors.joining(", ", "and rep in (", ") "));
			parameters.addAll(reps);
		}
		parameters.add(page.limit() + 1);
		return Page.of(
				this.rows.query("where state in ('CONFIRMED', 'OVERRIDDEN') and cause in ('SKILL', 'KNOWLEDGE') "
						+ "and id > ? " + ofReps + "order by id limit ?", parameters.toArray()),
				page.limit(), Gap::key);
	}

	/**
	 * What a settled gap still takes to be closed.
	 * @throws NotFound when there is no such gap for the actor to see
	 * @throws Conflict while nobody has settled it
	 */
	@Transactional(readOnly = true)
	public GapClosing closing(Actor actor, long id) {
		return closing(visible(actor, id, ""));
	}

	/**
	 * The gap is closed: coaching was given, and calls show it.
	 * @throws NotFound when there is no such gap for the actor to see
	 * @throws io.callcraft.shared.NotAllowed for anybody but coaches and quality
	 * @throws Conflict naming what is missing, or when it is closed
	 */
	@Transactional
	public Gap close(Actor actor, long id) {
		Gap gap = visible(actor, id, " for update");
		actor.mustHaveOneOf(Role.COACH, Role.QUALITY);
		if (gap.state() == Gap.State.CLOSED) {
			throw new Conflict(gap.key(), "It is closed");
		}
		GapClosing closing = closing(gap);
		if (!closing.isComplete()) {
			throw new Conflict(gap.key(), closing.getWords());
		}
		this.jdbc.update("update gap set state = 'CLOSED', closed_at = ? where id = ?", Utc.of(this.clock.instant()),
				id);
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), "gap.closed", gap.rep().value(),
				null, closing.getWords(), Map.of("gap", gap.key(), "sessions", closing.sessions()), null));
		return visible(actor, id, "");
	}

	private GapClosing closing(Gap gap) {
		Gap.Settled settled = gap.settled();
		if (settled == null || settled.cause() == null) {
			throw new Conflict(gap.key(),
					(settled == null) ? "Nobody has settled what the gap is yet" : "People see no gap there");
		}
		Rate before = this.jdbc.queryForObject(
				"select coalesce(met_at_start, 0), coalesce(observed_at_start, 0) from gap where id = ?",
				(row, number) -> new Rate(row.getInt(1), row.getInt(2)), gap.id());
		Rate since = this.standings.of(gap.rep())
			.state()
			.after(LocalDate.ofInstant(settled.at(), ZoneOffset.UTC), gap.milestone());
		return new GapClosing(this.help.sessions(gap.rep(), gap.milestone(), settled.at()),
				Objects.requireNonNull(before), since);
	}

	private Gap visible(Actor actor, long id, String lock) {
		return this.rows.query("where id = ?" + lock, id)
			.stream()
			.filter((gap) -> this.people.maySee(actor, gap.rep()))
			.findFirst()
			.orElseThrow(() -> new NotFound("gap", String.valueOf(id)));
	}

	private static long number(String cursor) {
		if (!Gap.isKey(cursor)) {
			throw new InvalidInput("after", "is no cursor of this list");
		}
		return Gap.number(cursor);
	}

}
