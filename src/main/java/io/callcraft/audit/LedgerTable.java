package io.callcraft.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

import io.callcraft.shared.Auditable;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table {@code ledger_entry}: inserts and reads, nothing else.
 */
@Repository
class LedgerTable {

	private static final String INSERT = """
			insert into ledger_entry (at, actor, kind, subject, case_id, what, detail, release_no, tag)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String SELECT = """
			select id, n, at, actor, kind, subject, case_id, what, detail, release_no
			from ledger_entry left join ledger_seal on entry_id = id where\s""";

	private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {
	};

	private final JdbcTemplate jdbc;

	private final JsonMapper json;

	private final EntryTextTable texts;

	private final EntryTags tags;

	LedgerTable(JdbcTemplate jdbc, JsonMapper json, EntryTextTable texts, EntryTags tags) {
		this.jdbc = jdbc;
		this.texts = texts;
		this.json = json;
		this.tags = tags;
	}

	void insert(List<Auditable> happened) {
		if (!happened.isEmpty()) {
			List<@Nullable Object[]> texts = new ArrayList<>();
			this.jdbc.batchUpdate(INSERT, happened.stream().map((one) -> row(one, texts)).toList());
			this.texts.insert(texts);
		}
	}

	List<Entry> ofCase(String caseId) {
		return this.jdbc.query(SELECT + "case_id = ? order by id", this::entry, caseId);
	}

	Optional<Entry> byNumber(long n) {
		return this.jdbc.query(SELECT + "n = ?", this::entry, n).stream().findFirst();
	}

	Page<Entry> find(EntryConditions wanted, boolean newestFirst, PageRequest page) {
		wanted.and(newestFirst ? " and id < ?" : " and id > ?", cursor(page.after()))
			.and(newestFirst ? " order by id desc limit ?" : " order by id limit ?", page.limit() + 1);
		List<Entry> rows = this.jdbc.query(SELECT + wanted.sql(), this::entry, wanted.arguments());
		return Page.of(rows, page.limit(), (entry) -> String.valueOf(entry.id()));
	}

	/** Hands out the numbers of all sealed entries wanted, in no order. */
	void eachNumber(EntryConditions wanted, LongConsumer each) {
		this.jdbc.query("select n from ledger_entry join ledger_seal on entry_id = id where " + wanted.sql(),
				(RowCallbackHandler) (row) -> each.accept(row.getLong(1)), wanted.arguments());
	}

	/** The highest id so far; 0 when nothing was entered. */
	long highest() {
		Long highest = this.jdbc.queryForObject("select max(id) from ledger_entry", Long.class);
		return (highest != null) ? highest : 0;
	}

	private static @Nullable Long cursor(@Nullable String after) {
		try {
			return (after != null) ? Long.valueOf(after) : null;
		}
		catch (NumberFormatException ex) {
			throw new InvalidInput("after", "'" + after + "' is no cursor of this list");
		}
	}

	private @Nullable Object[] row(Auditable happened, List<@Nullable Object[]> texts) {
		// finer than the database keeps it, it would not be what was tagged
		LocalDateTime at = Utc.of(happened.at()).truncatedTo(ChronoUnit.MICROS);
		Content entry = new Content(0, at, happened.by().value(), happened.kind(), happened.subject(),
				happened.caseId(), happened.what(), canonical(this.texts.held(happened, texts)), happened.release());
		return new @Nullable Object[] { entry.at(), entry.actor(), entry.kind(), entry.subject(), entry.caseId(),
				entry.what(), entry.detail(), entry.release(), this.tags.of(entry) };
	}

	/** As it goes into the hash, so that nobody has to write it again to check it. */
	private String canonical(Map<String, Object> detail) {
		return CanonicalJson.of(this.json.convertValue(detail, DETAIL));
	}

	private Entry entry(ResultSet row, int number) throws SQLException {
		Instant at = Utc.instant(row, "at");
		return new Entry(row.getLong("id"), row.getObject("n", Long.class), at, new UserId(row.getString("actor")),
				row.getString("kind"), row.getString("subject"), row.getString("case_id"), row.getString("what"),
				this.json.readValue(row.getString("detail"), DETAIL), row.getObject("release_no", Integer.class));
	}

}
