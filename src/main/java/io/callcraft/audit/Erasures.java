package io.callcraft.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.callcraft.audit.EntryText.Erasure;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.Ids;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases what was written by or about somebody: the words that entries hold the digest
 * of, and every module's copies (R59). Entries, proofs and signed heads stay valid, and
 * an entry tells who erased which texts and why.
 */
@Service
public class Erasures {

	/** Kind of the entry that names the digests erased. */
	static final String ENTERED = "text.erased";

	private static final int LONGEST_REASON = 500;

	private final EntryTextTable texts;

	private final ObjectProvider<ErasableCopies> copies;

	private final LegalHolds holds;

	private final LedgerSeals seals;

	private final Ledger ledger;

	private final Clock clock;

	Erasures(EntryTextTable texts, ObjectProvider<ErasableCopies> copies, LegalHolds holds, LedgerSeals seals,
			Ledger ledger, Clock clock) {
		this.texts = texts;
		this.copies = copies;
		this.holds = holds;
		this.seals = seals;
		this.ledger = ledger;
		this.clock = clock;
	}

	/**
	 * What there is to erase.
	 * @throws io.callcraft.shared.NotAllowed for anybody but human resources
	 */
	@Transactional(readOnly = true)
	public List<Part> partsOf(Actor reader, String person) {
		reader.mustHaveOneOf(Role.HR);
		List<LegalHold> held = this.holds.of(person);
		List<Part> parts = new ArrayList<>();
		for (String caseId : this.texts.casesOf(Ids.require("person", person))) {
			parts.add(part(person, caseId, held));
		}
		parts.add(part(person, null, held));
		return parts;
	}

	private Part part(String person, @Nullable String caseId, List<LegalHold> holds) {
		String held = holds.stream()
			.filter((hold) -> hold.holds(caseId))
			.map(LegalHold::because)
			.findFirst()
			.or(() -> this.copies.orderedStream()
				.flatMap((module) -> Stream.ofNullable(module.neededFor(person, caseId)))
				.findFirst())
			.orElse(null);
		return new Part(caseId, this.texts.count(person, caseId), held);
	}

	/**
	 * Erases all of somebody's, but for what a legal hold keeps, or what is still needed.
	 * @param because why, in plain words without anything personal: it goes on record
	 * @return what was erased
	 * @throws InvalidInput when the reason is blank or longer than 500 characters
	 * @throws io.callcraft.shared.NotAllowed for anybody but human resources
	 */
	@Transactional
	public List<Part> erase(Actor by, String person, @Nullable String because) {
		String reason = reason(because);
		// a hold is placed before, which is seen below, or after it is over
		this.seals.lock();
		List<Part> erased = new ArrayList<>();
		for (Part part : partsOf(by, person)) {
			if (part.held() == null) {
				erased.add(erase(by.user(), person, part.caseId(), reason));
			}
		}
		return erased;
	}

	/**
	 * A candidate was erased where they were looked at: what entries hold the digest of
	 * goes with them, but for what a legal hold keeps.
	 */
	@EventListener
	void follow(Auditable happened) {
		if (!happened.kind().equals("candidate.erased")) {
			return;
		}
		String candidate = happened.subject();
		this.seals.lock();
		if (this.holds.of(candidate).stream().noneMatch((hold) -> hold.holds(null))) {
			erase(happened.by(), candidate, null, String.valueOf(happened.detail().get("because")));
		}
	}

	/** What the entry of an erasure says. */
	static String what(String because) {
		return "Erased what was written: " + because;
	}

	/** A reason as it goes on record. */
	static String reason(@Nullable String because) {
		String reason = (because != null) ? because.strip() : "";
		if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
			throw new InvalidInput("because", "Say why in at most " + LONGEST_REASON + " characters");
		}
		return reason;
	}

	private Part erase(UserId by, String person, @Nullable String caseId, String reason) {
		Erasure erasure = new Erasure(this.clock.instant().truncatedTo(ChronoUnit.MICROS), by, reason);
		List<String> digests = this.texts.erase(person, caseId, erasure);
		int rows = this.copies.orderedStream().mapToInt((module) -> module.erase(person, caseId)).sum();
		if (!digests.isEmpty() || rows > 0) {
			this.ledger.hear(new Auditable(erasure.at(), by, ENTERED, person, caseId, what(reason),
					Map.of("digests", digests, "copies", rows), null));
		}
		return new Part(caseId, digests.size(), null);
	}

	/**
	 * Texts of a case, or those of none.
	 *
	 * @param caseId absent for texts of no case
	 * @param texts how many
	 * @param held why they are kept: a legal hold, or a case that goes on; absent when
	 * nothing keeps them
	 */
	public record Part(@JsonProperty("case") @Nullable String caseId, int texts, @Nullable String held) {
	}

}
