package io.callcraft.audit;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.callcraft.audit.EntryText.Erasure;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table {@code personal_text}: words that entries hold the salted digest of.
 */
@Repository
class EntryTextTable {

	/** Stands in the detail of an entry before a digest. */
	static final String NAME = "personalText";

	/**
	 * In canonical JSON; words cannot bring it about, since their quotes are escaped.
	 */
	private static final Pattern IN_DETAIL = Pattern.compile("\"" + NAME + "\":\"([0-9a-f]{64})\"");

	private static final Pattern ERASED = Pattern.compile("\"([0-9a-f]{64})\"");

	private static final String INSERT = """
			insert into personal_text (digest, salt, words, restricted, subject, case_id, kind, at)
			values (?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String OPEN = " from personal_text where subject = ? and coalesce(case_id, '') = ? "
			+ "and erased_at is null";

	private static final int SALT = 32;

	private static final int AT_ONCE = 500;

	private final SecureRandom random = new SecureRandom();

	private final JdbcTemplate jdbc;

	EntryTextTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The detail with digests in the place of texts.
	 * @param rows to which a row is added for each text, for {@link #insert}
	 */
	Map<String, Object> held(Auditable happened, List<@Nullable Object[]> rows) {
		Map<String, Object> held = new LinkedHashMap<>();
		happened.detail().forEach((name, value) -> held.put(name, held(value, happened, rows)));
		return held;
	}

	private Object held(Object value, Auditable happened, List<@Nullable Object[]> rows) {
		if (value instanceof PersonalText text) {
			byte[] salt = new byte[SALT];
			this.random.nextBytes(salt);
			String digest = StoredText.digest(salt, text.words());
			rows.add(new @Nullable Object[] { HexFormat.of().parseHex(digest), salt, text.words(), text.restricted(),
					happened.subject(), happened.caseId(), happened.kind(), Utc.of(happened.at()) });
			return Map.of(NAME, digest);
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> held = new LinkedHashMap<>();
			map.forEach((name, one) -> held.put(name, held(one, happened, rows)));
			return held;
		}
		if (value instanceof Collection<?> many) {
			List<Object> held = new ArrayList<>();
			many.forEach((one) -> held.add(held(one, happened, rows)));
			return held;
		}
		return value;
	}

	void insert(List<@Nullable Object[]> rows) {
		if (!rows.isEmpty()) {
			this.jdbc.batchUpdate(INSERT, rows);
		}
	}

	/** The digests of texts in the canonical detail of an entry. */
	static List<String> digestsIn(String detail) {
		if (!detail.contains(NAME)) {
			return List.of();
		}
		return IN_DETAIL.matcher(detail).results().map((result) -> result.group(1)).toList();
	}

	/** The digests that an entry of an erasure names in its canonical detail. */
	static List<String> erasedIn(String detail) {
		return ERASED.matcher(detail).results().map((result) -> result.group(1)).toList();
	}

	/** Texts by their digests; those that there are not are left out. */
	Map<String, StoredText> of(Collection<String> digests) {
		Map<String, StoredText> texts = new HashMap<>();
		List<String> all = List.copyOf(digests);
		for (int from = 0; from < all.size(); from += AT_ONCE) {
			List<byte[]> some = all.subList(from, Math.min(from + AT_ONCE, all.size()))
				.stream()
				.map(HexFormat.of()::parseHex)
				.toList();
			this.jdbc
				.query("select digest, salt, words, restricted, erased_at, erased_by, because from personal_text "
						+ "where digest in (" + String.join(", ", Collections.nCopies(some.size(), "?")) + ")",
						(row, number) -> text(row), some.toArray())
				.forEach((text) -> texts.put(text.digest(), text));
		}
		return texts;
	}

	/** How many texts about somebody are not erased, of one case or of none. */
	int count(String subject, @Nullable String caseId) {
		Integer count = this.jdbc.queryForObject("select count(*)" + OPEN, Integer.class, subject,
				(caseId != null) ? caseId : "");
		return (count != null) ? count : 0;
	}

	/** When the last text about somebody was written that is not erased. */
	Optional<Instant> last(String subject, @Nullable String caseId) {
		return this.jdbc.query(
				"select max(at)" + OPEN, (row) -> (row.next() && row.getObject(1) != null)
						? Optional.of(Utc.instant(row, 1)) : Optional.<Instant>empty(),
				subject, (caseId != null) ? caseId : "");
	}

	/** Whether any entry is about somebody. */
	boolean isKnown(String subject) {
		return !this.jdbc.queryForList("select 1 from ledger_entry where subject = ? limit 1", Integer.class, subject)
			.isEmpty();
	}

	/** Cases with entries about somebody. */
	List<String> casesOf(String subject) {
		return this.jdbc.queryForList(
				"select distinct case_id from ledger_entry where subject = ? and case_id is not null order by case_id",
				String.class, subject);
	}

	/**
	 * Erases the texts about somebody, of one case or of none.
	 * @return their digests
	 */
	List<String> erase(String subject, @Nullable String caseId, Erasure erasure) {
		Map<Long, String> found = new LinkedHashMap<>();
		this.jdbc.query("select id, digest" + OPEN + " order by id for update", (row) -> {
			found.put(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2)));
		}, subject, (caseId != null) ? caseId : "");
		this.jdbc.batchUpdate(
				"update personal_text set words = null, salt = null, erased_at = ?, erased_by = ?, because = ? where id = ?",
				found.keySet()
					.stream()
					.map((id) -> new Object[] { Utc.of(erasure.at()), erasure.by().value(), erasure.because(), id })
					.toList());
		return List.copyOf(found.values());
	}

	private static StoredText text(ResultSet row) throws SQLException {
		Erasure erasure = (row.getObject("erased_at") != null) ? new Erasure(Utc.instant(row, "erased_at"),
				new UserId(row.getString("erased_by")), row.getString("because")) : null;
		return new StoredText(HexFormat.of().formatHex(row.getBytes("digest")), row.getBytes("salt"),
				row.getString("words"), row.getBoolean("restricted"), erasure);
	}

}
