package io.callcraft.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.shared.Auditable;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table {@code ledger_entry}: inserts and reads, nothing else.
 */
@Repository
class LedgerTable {

	private static final String INSERT = """
			insert into ledger_entry (at, actor, kind, subject, case_id, what, detail, release_no)
			values (?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String SELECT = """
			select id, n, at, actor, kind, subject, case_id, what, detail, release_no
			from ledger_entry left join ledger_seal on entry_id = id where\s""";

	private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {
	};

	private final JdbcTemplate jdbc;

	private final JsonMapper json;

	LedgerTable(JdbcTemplate jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	void insert(List<Auditable> happened) {
		if (!happened.isEmpty()) {
			this.jdbc.batchUpdate(INSERT, happened.stream().map(this::row).toList());
		}
	}

	List<Entry> ofCase(String caseId) {
		return this.jdbc.query(SELECT + "case_id = ? order by id", this::entry, caseId);
	}

	Optional<Entry> byNumber(long n) {
		return this.jdbc.query(SELECT + "n = ?", this::entry, n).stream().findFirst();
	}

	Page<Entry> find(EntryFilter filter, boolean withRestricted, PageRequest page) {
		List<Object> arguments = new ArrayList<>();
		StringBuilder where = new StringBuilder("1 = 1");
		narrow(where, " and subject = ?", filter.subject(), arguments);
		narrow(where, " and kind = ?", filter.kind(), arguments);
		narrow(where, " and case_id = ?", filter.caseId(), arguments);
		narrow(where, filter.newestFirst() ? " and id < ?" : " and id > ?", cursor(page.after()), arguments);
		if (!withRestricted) {
			narrow(where, " and kind not like ?", Ledger.RESTRICTED + "%", arguments);
		}
		where.append(filter.newestFirst() ? " order by id desc limit ?" : " order by id limit ?");
		arguments.add(page.limit() + 1);
		List<Entry> rows = this.jdbc.query(SELECT + where, this::entry, arguments.toArray());
		return Page.of(rows, page.limit(), (entry) -> String.valueOf(entry.id()));
	}

	private static void narrow(StringBuilder where, String condition, @Nullable Object value, List<Object> arguments) {
		if (value != null) {
			where.append(condition);
			arguments.add(value);
		}
	}

	private static @Nullable Long cursor(@Nullable String after) {
		try {
			return (after != null) ? Long.valueOf(after) : null;
		}
		catch (NumberFormatException ex) {
			throw new InvalidInput("after", "'" + after + "' is no cursor of this list");
		}
	}

	private @Nullable Object[] row(Auditable happened) {
		return new @Nullable Object[] { LocalDateTime.ofInstant(happened.at(), ZoneOffset.UTC), happened.by().value(),
				happened.kind(), happened.subject(), happened.caseId(), happened.what(), canonical(happened.detail()),
				happened.release() };
	}

	/** As it goes into the hash, so that nobody has to write it again to check it. */
	private String canonical(Map<String, Object> detail) {
		return CanonicalJson.of(this.json.convertValue(detail, DETAIL));
	}

	private Entry entry(ResultSet row, int number) throws SQLException {
		Instant at = row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC);
		return new Entry(row.getLong("id"), row.getObject("n", Long.class), at, new UserId(row.getString("actor")),
				row.getString("kind"), row.getString("subject"), row.getString("case_id"), row.getString("what"),
				this.json.readValue(row.getString("detail"), DETAIL), row.getObject("release_no", Integer.class));
	}

}
