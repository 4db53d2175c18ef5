package io.callcraft.audit;

import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import io.callcraft.audit.HeadComparison.Verdict;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares signed heads that people kept, in a mail or on paper, with the ledger (R58).
 */
@Service
public class ReceivedHeads {

	private final LedgerSeals seals;

	private final Ledger ledger;

	private final LedgerSettings settings;

	private final Clock clock;

	ReceivedHeads(LedgerSeals seals, Ledger ledger, LedgerSettings settings, Clock clock) {
		this.seals = seals;
		this.ledger = ledger;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Compares one. What came out is entered, unless it was no head. It is compared with
	 * the hashes of the ledger; that those are of its entries is for a verification to
	 * say.
	 * @param line the head as one line of JSON; line breaks in it do not matter
	 * @throws NotAllowed for anybody but auditors and administrators
	 */
	@Transactional
	public HeadComparison compare(Actor reader, String line) {
		reader.mustHaveOneOf(Role.AUDITOR, Role.ADMIN);
		SignedHead head;
		try {
			head = HeadLine.read(line.replaceAll("[\\r\\n]", "").strip());
		}
		catch (HeadLine.NotAHead ex) {
			return new HeadComparison(Verdict.NOT_A_HEAD, "That is no signed head: " + ex.getMessage(), null);
		}
		HeadComparison comparison = compare(head);
		this.ledger.hear(new Auditable(this.clock.instant(), reader.user(), "ledger.head.compared", "ledger", null,
				"A head that somebody kept was compared: " + comparison.what(),
				Map.of("verdict", comparison.verdict().name(), "size", head.size(), "root", head.root()), null));
		return comparison;
	}

	private HeadComparison compare(SignedHead head) {
		TrustedKeys keys = TrustedKeys.of(this.settings.keyPath(), this.seals.endorsements());
		if (!keys.knows(head.key())) {
			return new HeadComparison(Verdict.UNKNOWN_KEY, "It is signed with key " + head.key()
					+ ", which is none of this ledger's: it is of another ledger, or this one's key was replaced",
					head);
		}
		Optional<Finding> wrong = keys.check(head, 0);
		if (wrong.isPresent()) {
			return new HeadComparison(Verdict.BAD_SIGNATURE, wrong.get().what(), head);
		}
		long size = this.seals.head().map(SignedHead::size).orElse(0L);
		if (head.size() > size) {
			return new HeadComparison(
					Verdict.FORKED, "It was signed for " + head.size() + " entries at " + head.at()
							+ ", this ledger ends after " + size + ": it was cut off, or an older copy was restored",
					head);
		}
		if (!HexFormat.of().formatHex(new Tree(this.seals).root(head.size())).equals(head.root())) {
			return new HeadComparison(Verdict.FORKED, "Among the first " + head.size()
					+ " entries are others than were signed at " + head.at() + ": this ledger was rewritten", head);
		}
		return new HeadComparison(Verdict.CONTAINED, "This ledger contains it: its first " + head.size()
				+ " entries lead to the root that was signed at " + head.at(), head);
	}

}
