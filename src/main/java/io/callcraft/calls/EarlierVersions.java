package io.callcraft.calls;

import java.time.Instant;
import java.util.List;

import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What corrected calls said before. */
@Component
class EarlierVersions {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	EarlierVersions(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Keeps a version that is about to be replaced. */
	void keep(CallRow call, String reason, UserId by, Instant at) {
		this.jdbc.sql("""
				insert into call_correction (call_row, earlier, reason, corrected_by, corrected_at)
				values (?, ?, ?, ?, ?)""")
			.params(call.id, this.json.writeValueAsString(CallDocument.of(call.toCall())), reason, by.value(),
					Utc.of(at))
			.update();
	}

	/** The corrections of a call, oldest first. */
	List<Correction> of(CallRow call) {
		return this.jdbc.sql("""
				select corrected_at, corrected_by, reason, earlier from call_correction
				where call_row = ? order by id""")
			.param(call.id)
			.query((row, number) -> new Correction(Utc.instant(row, 1), new UserId(row.getString(2)), row.getString(3),
					row.getString(4)))
			.list();
	}

	/**
	 * Whether some earlier version reads like a call that came again: a sender that
	 * repeats what was corrected since repeats itself, and the correction stands.
	 */
	boolean oneReads(CallRow stored, CallRow repeated) {
		return of(stored).stream()
			.map((correction) -> parse(stored, correction.earlier()))
			.anyMatch(repeated::hasContentOf);
	}

	private static CallRow parse(CallRow call, String earlier) {
		CallDraft draft = new CallDraft();
		try (JsonParser parser = CallObjects.FACTORY.createParser(ObjectReadContext.empty(), earlier)) {
			parser.nextToken();
			new CallObjects(false).read(parser, draft);
		}
		String startedAt = draft.startedAt;
		return new CallRow(call.id, draft, (draft.rep != null) ? new RepId(draft.rep) : null,
				(draft.team != null) ? new TeamId(draft.team) : null,
				(startedAt != null) ? StartTimes.parse(startedAt) : call.startedAt, call.receivedAt);
	}

}
