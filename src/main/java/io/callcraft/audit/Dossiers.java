package io.callcraft.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.DossierPart;
import io.callcraft.shared.DossierPart.Section;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything about a case in one file that stands alone (R59): whoever gets it can check
 * every byte with the program inside, without network, database or trust.
 */
@Service
public class Dossiers {

	/** Kinds of entries that tell of restricted notes. */
	private static final String NOTES = "note.";

	private final Ledger ledger;

	private final Sealer sealer;

	private final LedgerSeals seals;

	private final LedgerSettings settings;

	private final List<DossierPart> parts;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Dossiers(Ledger ledger, Sealer sealer, LedgerSeals seals, LedgerSettings settings, List<DossierPart> parts,
			PlatformTransactionManager transactions, Clock clock) {
		this.ledger = ledger;
		this.sealer = sealer;
		this.seals = seals;
		this.settings = settings;
		this.parts = parts;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Makes the dossier of a case; that it was made is entered.
	 * @param profile for whom it is; absent for what suits the maker
	 * @return a zip file
	 * @throws NotFound when there is no such case for the maker
	 * @throws NotAllowed when the profile is not the maker's to choose
	 */
	public byte[] bundle(Actor maker, String caseId, @Nullable Profile profile) {
		Profile chosen = (profile != null) ? profile : Profile.of(maker);
		chosen.mustSuit(maker);
		Set<Integer> releases = this.ledger.history(caseId)
			.stream()
			.map(Entry::release)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		List<DossierPart.Content> contents = this.parts.stream()
			.map((part) -> part.of(maker, caseId, releases, chosen == Profile.HR))
			.toList();
		if (contents.isEmpty()) {
			throw new NotFound("case", caseId);
		}
		Instant now = this.clock.instant();
		this.transaction.executeWithoutResult((status) -> this.ledger.hear(new Auditable(now, maker.user(),
				"dossier.made", caseId, caseId, "A dossier of the case was made", Map.of("for", chosen.name()), null)));
		this.sealer.seal();
		return zip(files(maker, caseId, chosen, contents, now));
	}

	private SortedMap<String, byte[]> files(Actor maker, String caseId, Profile profile,
			List<DossierPart.Content> contents, Instant now) {
		SignedHead head = this.ledger.head();
		SortedMap<String, byte[]> files = new TreeMap<>();
		contents.forEach((content) -> content.files().forEach((path, text) -> files.put(path, bytes(text))));
		List<Map<String, @Nullable Object>> sections = contents.stream()
			.flatMap((content) -> content.sections().stream())
			.sorted(Comparator.comparingInt(Section::place))
			.map(Dossiers::json)
			.toList();
		files.put("case.json", json(Map.of("case", caseId, "sections", sections)));
		files.put("entries.json", json(entries(caseId, profile, head)));
		files.put("head.json", json(headAsMap(head)));
		files.put("keys.json", json(this.seals.endorsements().stream().map(Dossiers::json).toList()));
		files.put("Verify.java", verifier());
		List<Map<String, Object>> listed = new ArrayList<>();
		files.forEach((path, content) -> listed.add(Map.of("path", path, "sha256", sha256(content))));
		byte[] manifest = json(Map.of("case", caseId, "by", maker.user().value(), "at", now.toString(), "for",
				profile.name(), "files", listed));
		files.put("manifest.json", manifest);
		SigningKey key = SigningKey.read(this.settings.keyPath());
		files.put("manifest.signature", json(Map.of("key", key.open().id(), "signature",
				HexFormat.of().formatHex(key.sign(bytes("Callcraft dossier " + sha256(manifest)))))));
		return files;
	}

	/**
	 * The timeline, each entry with what proves it; what is not for the reader only by
	 * its hash.
	 */
	private List<Map<String, @Nullable Object>> entries(String caseId, Profile profile, SignedHead head) {
		Tree tree = new Tree(this.seals);
		List<Map<String, @Nullable Object>> entries = new ArrayList<>();
		for (LedgerSeals.Sealed sealed : this.seals.ofCase(caseId)) {
			Content content = Objects.requireNonNull(sealed.content()).canonical();
			if (sealed.n() < head.size()) {
				Map<String, @Nullable Object> entry = new HashMap<>();
				entry.put("n", sealed.n());
				entry.put("text", profile.mayRead(content.kind()) ? content.text(sealed.n()) : null);
				entry.put("leaf", HexFormat.of().formatHex(sealed.hash()));
				entry.put("path", Ledger.hex(tree.inclusion(sealed.n(), head.size())));
				entries.add(entry);
			}
		}
		return entries;
	}

	private static Map<String, @Nullable Object> json(Section section) {
		List<Map<String, @Nullable Object>> items = new ArrayList<>();
		for (DossierPart.Item item : section.items()) {
			Map<String, @Nullable Object> map = new HashMap<>(Map.of("heading", item.heading(), "facts", item.facts()));
			map.put("at", (item.at() != null) ? item.at().toString() : null);
			map.put("by", (item.by() != null) ? item.by().value() : null);
			items.add(map);
		}
		return Map.of("title", section.title(), "items", items);
	}

	private static Map<String, @Nullable Object> json(LedgerSeals.Endorsement one) {
		Map<String, @Nullable Object> map = new HashMap<>(Map.of("id", one.key().id(), "publicKey", one.key().text()));
		map.put("endorsedBy", one.by());
		map.put("endorsement", (one.signature() != null) ? HexFormat.of().formatHex(one.signature()) : null);
		return map;
	}

	private static Map<String, Object> headAsMap(SignedHead head) {
		return Map.of("size", head.size(), "root", head.root(), "at", head.at().toString(), "signature",
				head.signature(), "key", head.key());
	}

	private static byte[] verifier() {
		try (InputStream source = Dossiers.class.getResourceAsStream("/evidence/Verify.java")) {
			return Objects.requireNonNull(source, "/evidence/Verify.java").readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] zip(SortedMap<String, byte[]> files) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
				zip.closeEntry();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static byte[] json(Object value) {
		return bytes(CanonicalJson.of(value));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String sha256(byte[] content) {
		return HexFormat.of().formatHex(Tree.sha256().digest(content));
	}

	/**
	 * For whom a dossier is made.
	 */
	public enum Profile {

		/** The person concerned: all but what restricted notes are about. */
		REP,
		/** Human resources: everything. */
		HR,
		/** A court: as for the person concerned. */
		COURT;

		static Profile of(Actor maker) {
			if (maker.has(Role.HR)) {
				return HR;
			}
			return (maker.rep() != null) ? REP : COURT;
		}

		boolean mayRead(String kind) {
			return this == HR || !(kind.startsWith(NOTES) || kind.startsWith(Ledger.RESTRICTED));
		}

		void mustSuit(Actor maker) {
			if (this == HR && !maker.has(Role.HR)) {
				throw new NotAllowed("A dossier with restricted notes is for human resources to make");
			}
		}

	}

}
