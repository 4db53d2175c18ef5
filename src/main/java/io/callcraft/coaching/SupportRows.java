package io.callcraft.coaching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.coaching.SupportOffer.Kind;
import io.callcraft.coaching.SupportOffer.Made;
import io.callcraft.coaching.SupportOffer.Overdue;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import io.callcraft.workflow.Task;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Offers of support, and what was overdue, in their tables. */
@Component
class SupportRows {

	private final JdbcTemplate jdbc;

	SupportRows(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Somebody is asked to offer support; what was open before has ended. */
	void ask(UserId supervisor, UserId manager, Instant at) {
		end(supervisor, at);
		this.jdbc.update("insert into support_offer (supervisor, manager, asked_at, runs) values (?, ?, ?, true)",
				supervisor.value(), manager.value(), Utc.of(at));
	}

	/** A further task is overdue while an offer is open; without one nothing is kept. */
	void overdue(UserId supervisor, TeamId team, Task task) {
		Instant due = task.due();
		this.jdbc.update(
				"insert into support_offer_task (offer_id, task_id, team, title, due_at) select o.id, ?, ?, ?, ? "
						+ "from support_offer o where o.supervisor = ? and o.runs = true and not exists "
						+ "(select 1 from support_offer_task t where t.offer_id = o.id and t.task_id = ?)",
				task.id(), team.value(), task.title(), (due != null) ? Utc.of(due) : null, supervisor.value(),
				task.id());
	}

	/** The open offer was made. */
	void made(UserId supervisor, Made made, Instant at) {
		Kind kind = made.kind();
		this.jdbc.update(
				"update support_offer set offered = ?, by_user = ?, agreed = ?, ended_at = ?, runs = null "
						+ "where supervisor = ? and runs = true",
				(kind != null) ? kind.name() : null, made.by().value(), made.agreed(), Utc.of(at), supervisor.value());
	}

	/** The open offer ends without a word. */
	void end(UserId supervisor, Instant at) {
		this.jdbc.update("update support_offer set ended_at = ?, runs = null where supervisor = ? and runs = true",
				Utc.of(at), supervisor.value());
	}

	/**
	 * Offers, the newest first, two statements however many.
	 * @param reach whose; absent for everybody's
	 * @param open whether open or past ones alone are wanted; absent for both
	 * @param before those with a smaller number than this
	 */
	List<SupportOffer> find(@Nullable Reach reach, @Nullable Boolean open, long before, int most) {
		List<Object> parameters = new ArrayList<>(List.of(before));
		StringBuilder where = new StringBuilder("where id < ?");
		if (open != null) {
			where.append(open ? " and runs = true" : " and runs is null");
		}
		if (reach != null) {
			where.append(" and (manager = ? or supervisor in (").append(marks(reach.supervisors().size())).append("))");
			parameters.add(reach.manager().value());
			reach.supervisors().forEach((supervisor) -> parameters.add(supervisor.value()));
		}
		parameters.add(most);
		List<SupportOffer> offers = this.jdbc
			.query("select id, supervisor, manager, asked_at, ended_at, offered, by_user, agreed from support_offer "
					+ where + " order by id desc limit ?", (row, number) -> {
						String by = row.getString(7);
						String kind = row.getString(6);
						return new SupportOffer(row.getLong(1), new UserId(row.getString(2)),
								new UserId(row.getString(3)), Utc.instant(row, 4), List.of(), null,
								(row.getObject(5) != null) ? Utc.instant(row, 5) : null,
								(by != null) ? new Made((kind != null) ? Kind.valueOf(kind) : null, new UserId(by),
										row.getString(8)) : null);
					}, parameters.toArray());
		Map<Long, List<Overdue>> overdue = overdue(offers.stream().map(SupportOffer::id).toList());
		return offers.stream()
			.map((offer) -> new SupportOffer(offer.id(), offer.supervisor(), offer.manager(), offer.askedAt(),
					overdue.getOrDefault(offer.id(), List.of()), null, offer.endedAt(), offer.made()))
			.toList();
	}

	private Map<Long, List<Overdue>> overdue(Collection<Long> offers) {
		Map<Long, List<Overdue>> overdue = new HashMap<>();
		if (!offers.isEmpty()) {
			this.jdbc
				.query("select offer_id, team, title, due_at from support_offer_task where offer_id in ("
						+ marks(offers.size()) + ") order by due_at, task_id",
						(RowCallbackHandler) (
								row) -> overdue.computeIfAbsent(row.getLong(1), (id) -> new ArrayList<>())
									.add(new Overdue(new TeamId(row.getString(2)), row.getString(3),
											(row.getObject(4) != null) ? Utc.instant(row, 4) : null)),
						offers.toArray());
		}
		return overdue;
	}

	private static String marks(int count) {
		return String.join(", ", Collections.nCopies(count, "?"));
	}

	/**
	 * Whose offers somebody reads: those of some supervisors, and those that they were
	 * asked to make themself.
	 */
	record Reach(UserId manager, List<UserId> supervisors) {
	}

}
