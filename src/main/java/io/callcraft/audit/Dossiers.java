package io.callcraft.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.DossierPart;
import io.callcraft.shared.DossierPart.Audience;
import io.callcraft.shared.DossierPart.Section;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything about a case, to read on paper and in one file that stands alone (R57, B3):
 * whoever gets it can check every byte, without network, database or trust.
 */
@Service
public class Dossiers {

	/** Kinds of entries that tell of restricted notes. */
	private static final String NOTES = "note.";

	private static final int MOST_ERASURES_MEANWHILE = 3;

	private final Ledger ledger;

	private final Sealer sealer;

	private final LedgerSeals seals;

	private final EntryTextTable texts;

	private final List<DossierPart> parts;

	private final DossierPaper paper;

	private final DossierBundle bundle;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Dossiers(Ledger ledger, Sealer sealer, LedgerSeals seals, EntryTextTable texts, List<DossierPart> parts,
			DossierPaper paper, DossierBundle bundle, PlatformTransactionManager transactions, Clock clock) {
		this.ledger = ledger;
		this.sealer = sealer;
		this.seals = seals;
		this.texts = texts;
		this.parts = parts;
		this.paper = paper;
		this.bundle = bundle;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Makes the dossier of a case; that it was made is entered.
	 * @param audience for whom it is; absent for what suits the maker
	 * @return a zip file, with the document of {@link #paper} in it
	 * @throws NotFound when there is no such case for the maker
	 * @throws NotAllowed when the audience is not the maker's to choose
	 */
	public byte[] bundle(Actor maker, String caseId, @Nullable Audience audience) {
		Dossier dossier = make(maker, caseId, audience);
		return this.bundle.of(dossier, this.paper.of(dossier));
	}

	/**
	 * Makes the dossier of a case to read; that it was made is entered.
	 * @param audience for whom it is; absent for what suits the maker
	 * @return a PDF/A-2b document
	 * @throws NotFound when there is no such case for the maker
	 * @throws NotAllowed when the audience is not the maker's to choose
	 */
	public byte[] paper(Actor maker, String caseId, @Nullable Audience audience) {
		return this.paper.of(make(maker, caseId, audience));
	}

	private Dossier make(Actor maker, String caseId, @Nullable Audience audience) {
		Audience chosen = (audience != null) ? audience : suiting(maker);
		if (chosen.readsRestricted() && !maker.has(Role.HR)) {
			throw new NotAllowed("A dossier with restricted notes is for human resources to make");
		}
		Set<Integer> releases = this.ledger.history(caseId)
			.stream()
			.map(Entry::release)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		List<DossierPart.Content> contents = this.parts.stream()
			.map((part) -> part.of(maker, caseId, releases, chosen))
			.toList();
		if (contents.isEmpty()) {
			throw new NotFound("case", caseId);
		}
		Instant now = this.clock.instant();
		this.transaction.executeWithoutResult((status) -> this.ledger.hear(new Auditable(now, maker.user(),
				"dossier.made", caseId, caseId, "A dossier of the case was made", Map.of("for", chosen.name()), null)));
		SortedMap<String, String> files = new TreeMap<>();
		contents.forEach((content) -> files.putAll(content.files()));
		List<Section> sections = contents.stream()
			.flatMap((content) -> content.sections().stream())
			.sorted(Comparator.comparingInt(Section::place))
			.toList();
		Evidence evidence = evidence(caseId, chosen);
		return new Dossier(caseId, chosen, maker.user(), now, sections, files, evidence.entries(), evidence.texts(),
				evidence.head());
	}

	/**
	 * Timeline, texts and head of one moment: where a text was erased since the head was
	 * signed, the entry of that is not under it, and all is read again.
	 */
	private Evidence evidence(String caseId, Audience audience) {
		Evidence evidence = readEvidence(caseId, audience);
		for (int again = 0; again < MOST_ERASURES_MEANWHILE && evidence.lacksErasures(); again++) {
			evidence = readEvidence(caseId, audience);
		}
		return evidence;
	}

	private Evidence readEvidence(String caseId, Audience audience) {
		this.sealer.seal();
		SignedHead head = this.ledger.head();
		List<Dossier.Told> entries = entries(caseId, audience, head);
		return new Evidence(head, entries, textsOf(entries));
	}

	/**
	 * The timeline, each entry with what proves it; what is not for the reader only by
	 * its hash.
	 */
	private List<Dossier.Told> entries(String caseId, Audience audience, SignedHead head) {
		Tree tree = new Tree(this.seals);
		List<Dossier.Told> entries = new ArrayList<>();
		for (LedgerSeals.Sealed sealed : this.seals.ofCase(caseId)) {
			if (sealed.n() < head.size()) {
				Content content = Objects.requireNonNull(sealed.content()).canonical();
				entries.add(new Dossier.Told(sealed.n(), mayRead(audience, content.kind()) ? content : null,
						HexFormat.of().formatHex(sealed.hash()), Ledger.hex(tree.inclusion(sealed.n(), head.size()))));
			}
		}
		return entries;
	}

	private Map<String, StoredText> textsOf(List<Dossier.Told> entries) {
		return this.texts.of(entries.stream()
			.map(Dossier.Told::content)
			.filter(Objects::nonNull)
			.flatMap((content) -> EntryTextTable.digestsIn(content.detail()).stream())
			.toList());
	}

	/**
	 * What proves a case.
	 */
	private record Evidence(SignedHead head, List<Dossier.Told> entries, Map<String, StoredText> texts) {

		boolean lacksErasures() {
			Set<String> told = this.entries.stream()
				.map(Dossier.Told::content)
				.filter((content) -> content != null && content.kind().equals(Erasures.ENTERED))
				.flatMap((content) -> EntryTextTable.erasedIn(Objects.requireNonNull(content).detail()).stream())
				.collect(Collectors.toSet());
			return this.texts.values()
				.stream()
				.anyMatch((text) -> text.erased() != null && !told.contains(text.digest()));
		}

	}

	private static Audience suiting(Actor maker) {
		if (maker.has(Role.HR)) {
			return Audience.HR;
		}
		return (maker.rep() != null) ? Audience.REP : Audience.COURT;
	}

	private static boolean mayRead(Audience audience, String kind) {
		return audience.readsRestricted() || !(kind.startsWith(NOTES) || kind.startsWith(Ledger.RESTRICTED));
	}

}
