package io.callcraft.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.callcraft.audit.DueErasures.KeptBy;
import io.callcraft.audit.EntryText.Erasure;
import io.callcraft.audit.RetentionClocks.Kept;
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

	private final Keepers keepers;

	private final RetentionClocks clocks;

	private final DueErasures due;

	private final LedgerSeals seals;

	private final Ledger ledger;

	private final Clock clock;

	Erasures(EntryTextTable texts, ObjectProvider<ErasableCopies> copies, LegalHolds holds, Keepers keepers,
			RetentionClocks clocks, DueErasures due, LedgerSeals seals, Ledger ledger, Clock clock) {
		this.texts = texts;
		this.copies = copies;
		this.holds = holds;
		this.keepers = keepers;
		this.clocks = clocks;
		this.due = due;
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
		Keepers.Keeper keeper = this.keepers.of(person, caseId, holds);
		Instant until = this.due.keptUntil(person, caseId).filter(this.clock.instant()::isBefore).orElse(null);
		return new Part(caseId, this.texts.count(person, caseId), (keeper != null) ? keeper.because() : null, until);
	}

	/**
	 * Erases all of somebody's, but for what a legal hold keeps, or what is still needed.
	 * @param because why, in plain words without anything personal: it goes on record
	 * @param early whether to erase even what should still be kept; that goes on record
	 * @return what was erased
	 * @throws InvalidInput when the reason is blank or longer than 500 characters, or
	 * something should still be kept and this is not to be early
	 * @throws io.callcraft.shared.NotAllowed for anybody but human resources
	 */
	@Transactional
	public List<Part> erase(Actor by, String person, @Nullable String because, boolean early) {
		String reason = reason(because);
		// a hold is placed before, which is seen below, or after it is over
		this.seals.lock();
		List<Part> free = partsOf(by, person).stream().filter((part) -> part.held() == null).toList();
		if (!early) {
			free.stream()
				.map(Part::keptUntil)
				.filter(Objects::nonNull)
				.max(Comparator.naturalOrder())
				.ifPresent((until) -> {
					throw new InvalidInput("early", "It should be kept until " + day(until)
							+ ": wait until then, or say that it is to be erased early, which goes on record (\"early\": true)");
				});
		}
		return free.stream().map((part) -> erase(by.user(), person, part, reason)).toList();
	}

	private Part erase(UserId by, String person, Part part, String reason) {
		Map<String, Object> more = (part.keptUntil() != null)
				? Map.of("early", true, "keptUntil", day(part.keptUntil())) : Map.of();
		int texts = erase(new Erased(by, person, part.caseId()), reason, more).texts();
		return new Part(part.caseId(), texts, null, null);
	}

	/**
	 * Erases what was kept for as long as the schedule of its place says.
	 * @param clock the number of its clock
	 * @param at the moment by which its time must be over
	 */
	@Transactional
	Outcome eraseOver(long clock, Instant at) {
		this.seals.lock();
		Kept kept = this.clocks.lock(clock).orElse(null);
		if (kept == null) {
			return Outcome.GOES_ON;
		}
		RetentionSchedule schedule = this.due.scheduleOf(kept);
		if (!this.due.isOver(kept, schedule, at)) {
			this.clocks.restart(clock, kept.since());
			return Outcome.GOES_ON;
		}
		Keepers.Keeper keeper = this.keepers.of(kept.person(), kept.caseId());
		if (keeper != null) {
			return (keeper.by() == KeptBy.LEGAL_HOLD) ? Outcome.HELD : Outcome.NEEDED;
		}
		Gone gone = erase(
				new Erased(UserId.SYSTEM, kept.person(), kept.caseId()), "Kept for " + schedule.erasedAfter()
						+ " days after " + kept.kind().since() + ", as the schedule for " + schedule.where() + " says",
				Map.of());
		this.clocks.over(clock, at);
		return gone.isAnything() ? Outcome.ERASED : Outcome.NOTHING_LEFT;
	}

	private static String day(Instant until) {
		return LocalDate.ofInstant(until, ZoneOffset.UTC).toString();
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
			String because = String.valueOf(happened.detail().get("because"));
			erase(new Erased(happened.by(), candidate, null), because, Map.of());
			// why operators changed its workflow
			erase(new Erased(happened.by(), candidate, candidate), because, Map.of());
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

	private Gone erase(Erased which, String reason, Map<String, Object> more) {
		String person = which.person();
		String caseId = which.caseId();
		Erasure erasure = new Erasure(this.clock.instant().truncatedTo(ChronoUnit.MICROS), which.by(), reason);
		List<String> digests = this.texts.erase(person, caseId, erasure);
		int rows = this.copies.orderedStream().mapToInt((module) -> module.erase(person, caseId)).sum();
		Gone gone = new Gone(digests.size(), rows);
		if (gone.isAnything()) {
			Map<String, Object> detail = new HashMap<>(more);
			detail.put("digests", digests);
			detail.put("copies", rows);
			this.ledger
				.hear(new Auditable(erasure.at(), which.by(), ENTERED, person, caseId, what(reason), detail, null));
		}
		return gone;
	}

	/**
	 * Texts of a case, or those of none.
	 *
	 * @param caseId absent for texts of no case
	 * @param texts how many
	 * @param held why they are kept: a legal hold, or a case that goes on; absent when
	 * nothing keeps them
	 * @param keptUntil until when the schedule of the place has them kept; absent when it
	 * does no longer, or there are none
	 */
	public record Part(@JsonProperty("case") @Nullable String caseId, int texts, @Nullable String held,
			@Nullable Instant keptUntil) {
	}

	/** What somebody erases. */
	private record Erased(UserId by, String person, @Nullable String caseId) {
	}

	/** How many texts of the ledger and rows of modules lost their words. */
	private record Gone(int texts, int copies) {

		boolean isAnything() {
			return this.texts + this.copies > 0;
		}

	}

	/** What became of something whose time was over. */
	enum Outcome {

		ERASED("erased", "erased"), HELD("keptByLegalHold", "kept by a legal hold"),

		NEEDED("stillNeeded", "still needed"), NOTHING_LEFT("nothingLeft", "of which nothing was left"),

		FAILED("failed", "failed"),

		/** It is not over: it goes on again, or something was written later. */
		GOES_ON("goesOn", "go on");

		private final String field;

		private final String words;

		Outcome(String field, String words) {
			this.field = field;
			this.words = words;
		}

		String field() {
			return this.field;
		}

		String words() {
			return this.words;
		}

	}

}
