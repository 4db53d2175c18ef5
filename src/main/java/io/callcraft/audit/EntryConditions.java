package io.callcraft.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

/**
 * A filter as SQL: conditions on {@code ledger_entry} and their arguments.
 */
final class EntryConditions {

	/**
	 * In a table of its own, so that MySQL reads the indexes once and not for each row.
	 */
	private static final String OF_PERSON = """
			 and id in (select id from (select id from ledger_entry where subject = ?
			union select id from ledger_entry where case_id in (select case_id from ledger_entry
			where subject = ? and case_id is not null)) of_person)""";

	private final StringBuilder sql = new StringBuilder("1 = 1");

	private final List<Object> arguments = new ArrayList<>();

	private EntryConditions() {
	}

	/**
	 * Entries that a reader may see among those wanted.
	 * @throws io.callcraft.shared.NotAllowed when the reader's roles give no access to
	 * the ledger
	 */
	static EntryConditions of(Actor reader, EntryFilter filter) {
		EntryConditions conditions = new EntryConditions();
		if (!Ledger.seesRestricted(reader)) {
			conditions.and(" and kind not like ?", Ledger.RESTRICTED + "%");
		}
		if (filter.person() != null) {
			conditions.and(OF_PERSON, filter.person());
			conditions.arguments.add(filter.person());
		}
		conditions.and(" and subject = ?", filter.subject());
		conditions.kind(filter.kind());
		conditions.and(" and case_id = ?", filter.caseId());
		conditions.and(" and actor = ?", filter.by());
		conditions.and(" and release_no = ?", filter.release());
		conditions.and(" and at >= ?", time(filter.begin()));
		conditions.and(" and at < ?", time(filter.end()));
		return conditions;
	}

	private void kind(@Nullable String kind) {
		if (kind != null && kind.endsWith("*")) {
			String beginning = kind.substring(0, kind.length() - 1);
			and(" and kind like ? escape '!'",
					beginning.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
		}
		else {
			and(" and kind = ?", kind);
		}
	}

	/** A further condition, with one argument; none when the argument is absent. */
	EntryConditions and(String condition, @Nullable Object argument) {
		if (argument != null) {
			this.sql.append(condition);
			this.arguments.add(argument);
		}
		return this;
	}

	String sql() {
		return this.sql.toString();
	}

	Object[] arguments() {
		return this.arguments.toArray();
	}

	private static @Nullable Object time(@Nullable Instant at) {
		return (at != null) ? Utc.of(at) : null;
	}

}
