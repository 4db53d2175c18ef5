package io.callcraft.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * Computes the ledger again from its entries and compares it with everything that was
 * signed, here and outside (R58).
 */
@Component
class Verifier {

	private static final long PAUSE_MILLIS = 200;

	private final LedgerSeals seals;

	private final EntryTextTable texts;

	private final Witnesses witnesses;

	private final LedgerSettings settings;

	private final Clock clock;

	Verifier(LedgerSeals seals, EntryTextTable texts, Witnesses witnesses, LedgerSettings settings, Clock clock) {
		this.seals = seals;
		this.texts = texts;
		this.witnesses = witnesses;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Verifies the ledger.
	 * @param since what was verified before need not be again: a number; 0 for all
	 */
	Verification verify(long since) {
		Instant start = this.clock.instant();
		Optional<Content> waiting = this.seals.unsealedAbove(0, 1).stream().findFirst();
		TrustedKeys keys = TrustedKeys.of(this.settings.keyPath(), this.seals.endorsements());
		List<SignedHead> witnessed = new ArrayList<>();
		List<Finding> silences = new ArrayList<>();
		List<Testimony> testimonies = this.witnesses.all()
			.stream()
			.map((witness) -> ask(witness, witnessed, silences))
			.toList();
		Comparison comparison = new Comparison(this.seals, keys, witnessed, since);
		comparison.run(new TextComparison(this.texts));
		silences.forEach(comparison::add);
		if (waiting.isPresent() && !isSealedInTime(waiting.get(), start)) {
			comparison.add(new Finding(Finding.Kind.UNSEALED, null,
					"An entry of kind " + waiting.get().kind() + " about " + waiting.get().subject() + " (row "
							+ waiting.get().id() + ") got no number within " + this.settings.sealedWithin().toSeconds()
							+ " s: is the application running, and does its log complain?"));
		}
		return comparison.result(start, testimonies);
	}

	/** Verifies what came after a moment. */
	Verification verify(Instant since) {
		return verify(this.seals.sizeAt(since));
	}

	private static Testimony ask(Witness witness, List<SignedHead> witnessed, List<Finding> silences) {
		try {
			Witness.Remembered remembered = witness.remembered();
			witnessed.addAll(remembered.heads());
			remembered.unreadable().forEach((what) -> silences.add(silent(what, witness)));
			return new Testimony(witness.kind(), witness.where(),
					remembered.asked() ? remembered.heads().size() : null);
		}
		catch (IllegalStateException ex) {
			silences.add(silent(String.valueOf(ex.getMessage()), witness));
			return new Testimony(witness.kind(), witness.where(), null);
		}
	}

	private static Finding silent(String what, Witness witness) {
		return new Finding(Finding.Kind.WITNESS_SILENT, null,
				what + ": what it saw was not compared; " + witness.setting() + " says whom to ask");
	}

	private boolean isSealedInTime(Content entry, Instant start) {
		while (isUnsealed(entry)) {
			if (Duration.between(start, this.clock.instant()).compareTo(this.settings.sealedWithin()) > 0) {
				return false;
			}
			try {
				Thread.sleep(PAUSE_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}
		return true;
	}

	private boolean isUnsealed(Content entry) {
		List<Content> oldest = this.seals.unsealedAbove(entry.id() - 1, 1);
		return !oldest.isEmpty() && oldest.get(0).id() == entry.id();
	}

}
