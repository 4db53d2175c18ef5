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

	/** How many columns these are. */
	static final int COUNT = 9;

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
		return written().with(n);
	}

	/** All of it but the number, for whoever needs it with more than one. */
	Written written() {
		return new Written(
				"{\"at\":\"" + instant() + "\",\"by\":" + json(this.actor) + ",\"case\":" + json(this.caseId)
						+ ",\"detail\":" + this.detail + ",\"kind\":" + json(this.kind) + ",\"n\":",
				",\"release\":" + json(this.release) + ",\"subject\":" + json(this.subject) + ",\"what\":"
						+ json(this.what) + "}");
	}

	/**
	 * As {@link java.time.Instant} writes it, which a whole minute alone does otherwise.
	 */
	private String instant() {
		return (this.at.getSecond() == 0 && this.at.getNano() == 0) ? this.at.toInstant(ZoneOffset.UTC).toString()
				: this.at + "Z";
	}

	byte[] leaf(long n) {
		return written().leaf(n);
	}

	private static String json(@Nullable Object value) {
		return CanonicalJson.of(value);
	}

	/**
	 * The text of an entry before and after its number.
	 */
	record Written(String before, String after) {

		String with(long n) {
			return this.before + n + this.after;
		}

		byte[] leaf(long n) {
			return Tree.leaf(bytes(n));
		}

		byte[] bytes(long n) {
			return with(n).getBytes(StandardCharsets.UTF_8);
		}

	}

}
