package io.callcraft.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.ErasureHold;
import io.callcraft.shared.Ids;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Legal holds: what a dispute, a charge or a court may ask for is kept until somebody
 * lifts the hold. Both are entries (R59).
 */
@Service
public class LegalHolds implements ErasureHold {

	private static final String SELECT = "select id, person, case_id, because, placed_by, placed_at, lifted_at from legal_hold ";

	private final JdbcTemplate jdbc;

	private final EntryTextTable texts;

	private final LedgerSeals seals;

	private final Ledger ledger;

	private final Clock clock;

	LegalHolds(JdbcTemplate jdbc, EntryTextTable texts, LedgerSeals seals, Ledger ledger, Clock clock) {
		this.jdbc = jdbc;
		this.texts = texts;
		this.seals = seals;
		this.ledger = ledger;
		this.clock = clock;
	}

	/**
	 * Every hold that somebody is or was under, the latest first.
	 * @throws io.callcraft.shared.NotAllowed for anybody but HR and auditors
	 */
	@Transactional(readOnly = true)
	public List<LegalHold> of(Actor reader, String person) {
		reader.mustHaveOneOf(Role.HR, Role.AUDITOR);
		return of(person);
	}

	List<LegalHold> of(String person) {
		return this.jdbc.query(SELECT + "where person = ? order by id desc", LegalHolds::hold, person);
	}

	@Override
	@Transactional(readOnly = true)
	public boolean isHeld(String person) {
		return of(person).stream().anyMatch((hold) -> hold.liftedAt() == null);
	}

	/**
	 * Places a hold.
	 * @param caseId absent to hold all of the person's
	 * @param because why, in plain words without anything personal: it goes on record
	 * @throws InvalidInput when the reason is blank or longer than 500 characters, or
	 * nothing is on record about that person or case
	 * @throws io.callcraft.shared.NotAllowed for anybody but HR
	 */
	@Transactional
	public List<LegalHold> place(Actor by, String person, @Nullable String caseId, @Nullable String because) {
		by.mustHaveOneOf(Role.HR);
		Ids.require("person", person);
		String reason = Erasures.reason(because);
		if (!this.texts.isKnown(person)) {
			throw new InvalidInput("person",
					"nothing is on record about '" + person + "': give the id of a rep or candidate");
		}
		if (caseId != null && !this.texts.casesOf(person).contains(caseId)) {
			throw new InvalidInput("caseId", "'" + caseId + "' is no case of " + person
					+ ": leave it out to hold all that there is about " + person);
		}
		// an erasure that runs has seen no hold: it ends first
		this.seals.lock();
		Instant now = this.clock.instant();
		this.jdbc.update(
				"insert into legal_hold (person, case_id, because, placed_by, placed_at) values (?, ?, ?, ?, ?)",
				person, caseId, reason, by.user().value(), Utc.of(now));
		enter(by, now, "legal-hold.placed", person, caseId, "Nothing may be erased: " + reason);
		return of(person);
	}

	/**
	 * Lifts a hold.
	 * @param because why, in plain words without anything personal: it goes on record
	 * @throws InvalidInput when the reason is blank or longer than 500 characters
	 * @throws NotFound when there is no such hold
	 * @throws Conflict when it was lifted before
	 * @throws io.callcraft.shared.NotAllowed for anybody but HR
	 */
	@Transactional
	public List<LegalHold> lift(Actor by, long id, @Nullable String because) {
		by.mustHaveOneOf(Role.HR);
		String reason = Erasures.reason(because);
		LegalHold hold = this.jdbc.query(SELECT + "where id = ? for update", LegalHolds::hold, id)
			.stream()
			.findFirst()
			.orElseThrow(() -> new NotFound("legal hold", String.valueOf(id)));
		if (hold.liftedAt() != null) {
			throw new Conflict(hold.person(), "This hold was lifted on " + hold.liftedAt()
					+ ": place another to keep what there is about " + hold.person());
		}
		Instant now = this.clock.instant();
		this.jdbc.update("update legal_hold set lifted_by = ?, lifted_at = ?, lifted_because = ? where id = ?",
				by.user().value(), Utc.of(now), reason, id);
		enter(by, now, "legal-hold.lifted", hold.person(), hold.caseId(), "What was held may be erased: " + reason);
		return of(hold.person());
	}

	private void enter(Actor by, Instant at, String kind, String person, @Nullable String caseId, String what) {
		Map<String, Object> detail = new HashMap<>();
		if (caseId != null) {
			detail.put("case", caseId);
		}
		this.ledger.hear(new Auditable(at, by.user(), kind, person, caseId, what, detail, null));
	}

	private static LegalHold hold(ResultSet row, int number) throws SQLException {
		return new LegalHold(row.getLong("id"), row.getString("person"), row.getString("case_id"),
				row.getString("because"), new UserId(row.getString("placed_by")), Utc.instant(row, "placed_at"),
				(row.getObject("lifted_at") != null) ? Utc.instant(row, "lifted_at") : null);
	}

}
