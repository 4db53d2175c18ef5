package io.callcraft.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry as it goes into the tree: the row as the database holds it, which together
 * with a number is one canonical text.
 *
 * @param detail a JSON object, canonical since whatever is entered is written so
 */
record Content(long id, LocalDateTime at, String actor, String kind, String subject, @Nullable String caseId,
		String what, String detail, @Nullable Integer release) {

	static final String COLUMNS = "id, at, actor, kind, subject, case_id, what, detail, release_no";

	static final RowMapper<Content> ROW = (row, number) -> of(row);

	private static final JsonMapper JSON = new JsonMapper();

	private static Content of(ResultSet row) throws SQLException {
		return new Content(row.getLong(1), row.getObject(2, LocalDateTime.class), row.getString(3), row.getString(4),
				row.getString(5), row.getString(6), row.getString(7), row.getString(8),
				row.getObject(9, Integer.class));
	}

	/** The same, its detail in canonical form whoever wrote it. */
	Content canonical() {
		return new Content(this.id, this.at, this.actor, this.kind, this.subject, this.caseId, this.what,
				CanonicalJson.of(JSON.readValue(this.detail, Object.class)), this.release);
	}

	/** The entry with its number, as RFC 8785 writes it. */
	String text(long n) {
		return "{\"at\":" + json(this.at.toInstant(ZoneOffset.UTC).toString()) + ",\"by\":" + json(this.actor)
				+ ",\"case\":" + json(this.caseId) + ",\"detail\":" + this.detail + ",\"kind\":" + json(this.kind)
				+ ",\"n\":" + n + ",\"release\":" + json(this.release) + ",\"subject\":" + json(this.subject)
				+ ",\"what\":" + json(this.what) + "}";
	}

	byte[] leaf(long n) {
		return Tree.leaf(text(n).getBytes(StandardCharsets.UTF_8));
	}

	private static String json(@Nullable Object value) {
		return CanonicalJson.of(value);
	}

}
