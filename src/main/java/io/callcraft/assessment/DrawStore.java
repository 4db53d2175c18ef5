package io.callcraft.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.callcraft.calls.Call;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Drawn calls in their table. */
@Component
class DrawStore {

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	DrawStore(JdbcTemplate jdbc, JdbcClient client) {
		this.jdbc = jdbc;
		this.client = client;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	void insert(List<Chosen> chosen, Call.Sampling kind, String seed, UserId by, Instant at) {
		this.jdbc.batchUpdate("""
				insert into assessment_draw (source, call_id, rep, started_at, seed, drawn_by, drawn_at, waits, kind,
				reason) values (?, ?, ?, ?, ?, ?, ?, true, ?, ?)""", chosen, 200, (row, each) -> {
			Call call = each.call();
			row.setString(1, call.key().source());
			row.setString(2, call.key().callId());
			row.setString(3, Objects.requireNonNull(call.rep()).value());
			row.setObject(4, Utc.of(call.startedAt()));
			row.setString(5, seed);
			row.setString(6, by.value());
			row.setObject(7, Utc.of(at));
			row.setString(8, kind.name());
			row.setString(9, each.reason());
		});
	}

	/** The calls of a rep that were drawn before, assessed or not. */
	Set<String> drawnOf(RepId rep) {
		return this.client.sql("select source, call_id from assessment_draw where rep = ?")
			.param(rep.value())
			.query((row, number) -> row.getString(1) + "/" + row.getString(2))
			.set();
	}

	/** Drawn calls that nobody has assessed, those longest ago first. */
	Page<Draws.Waiting> waiting(PageRequest page) {
		List<Object> parameters = new ArrayList<>();
		String after = "";
		if (page.after() != null) {
			Cursor last = Cursor.of(page.after());
			after = " and (started_at > ? or (started_at = ? and (source > ? or (source = ? and call_id > ?))))";
			parameters.addAll(List.of(Utc.of(last.at()), Utc.of(last.at()), last.key().source(), last.key().source(),
					last.key().callId()));
		}
		parameters.add(page.limit() + 1);
		List<Draws.Waiting> rows = this.client
			.sql("select source, call_id, rep, started_at, kind, reason from assessment_draw where waits = true" + after
					+ " order by started_at, source, call_id limit ?")
			.params(parameters)
			.query((row, number) -> new Draws.Waiting(new Call.Key(row.getString(1), row.getString(2)),
					new RepId(row.getString(3)), Utc.instant(row, 4), Call.Sampling.valueOf(row.getString(5)),
					row.getString(6)))
			.list();
		return Page.of(rows, page.limit(), (row) -> new Cursor(row.startedAt(), row.call()).toString());
	}

	/** A call is assessed now. @return how it was drawn; empty when it was not */
	@Transactional(propagation = Propagation.MANDATORY)
	Optional<Call.Sampling> take(Call.Key key) {
		Optional<Call.Sampling> kind = this.client
			.sql("select kind from assessment_draw where source = ? and call_id = ? and waits = true")
			.params(key.source(), key.callId())
			.query((row, number) -> Call.Sampling.valueOf(row.getString(1)))
			.optional();
		kind.ifPresent(
				(drawn) -> this.client.sql("update assessment_draw set waits = null where source = ? and call_id = ?")
					.params(key.source(), key.callId())
					.update());
		return kind;
	}

	/** A call to be assessed, and why. */
	record Chosen(Call call, String reason) {
	}

	private record Cursor(Instant at, Call.Key key) {

		static Cursor of(String text) {
			String[] parts = text.split("/");
			try {
				return new Cursor(Instant.parse(parts[0]), new Call.Key(parts[1], parts[2]));
			}
			catch (RuntimeException ex) {
				throw new InvalidInput("after", "is no cursor of this list");
			}
		}

		@Override
		public String toString() {
			return this.at + "/" + this.key;
		}

	}

}
