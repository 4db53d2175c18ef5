package io.callcraft.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.callcraft.shared.DossierPart;
import io.callcraft.shared.DossierPart.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a dossier into one zip file that stands alone: whoever gets it can check every
 * byte with the program inside.
 */
@Component
class DossierBundle {

	private final LedgerSeals seals;

	private final LedgerSettings settings;

	DossierBundle(LedgerSeals seals, LedgerSettings settings) {
		this.seals = seals;
		this.settings = settings;
	}

	/** The zip file, with the dossier on paper in it. */
	byte[] of(Dossier dossier, byte[] paper) {
		SortedMap<String, byte[]> files = new TreeMap<>();
		dossier.files().forEach((path, text) -> files.put(path, bytes(text)));
		files.put("dossier.pdf", paper);
		files.put("case.json", json(Map.of("case", dossier.caseId(), "sections",
				dossier.sections().stream().map(DossierBundle::json).toList())));
		files.put("entries.json", entries(dossier));
		files.put("texts.json",
				json(dossier.entries()
					.stream()
					.flatMap((entry) -> digests(entry).stream())
					.distinct()
					.map((digest) -> text(dossier, digest))
					.toList()));
		files.put("head.json", json(json(dossier.head())));
		files.put("keys.json", json(this.seals.endorsements().stream().map(DossierBundle::json).toList()));
		files.put("Verify.java", verifier());
		sign(dossier, files);
		return zip(files);
	}

	/** The timeline with its proofs; the paper bears the hash of it on each page. */
	static byte[] entries(Dossier dossier) {
		return json(dossier.entries().stream().map(DossierBundle::json).toList());
	}

	private void sign(Dossier dossier, SortedMap<String, byte[]> files) {
		List<Map<String, Object>> listed = new ArrayList<>();
		files.forEach((path, content) -> listed.add(Map.of("path", path, "sha256", sha256(content))));
		byte[] manifest = json(Map.of("case", dossier.caseId(), "by", dossier.by().value(), "at",
				dossier.at().toString(), "for", dossier.audience().name(), "files", listed));
		files.put("manifest.json", manifest);
		SigningKey key = SigningKey.read(this.settings.keyPath());
		files.put("manifest.signature", json(Map.of("key", key.open().id(), "signature",
				HexFormat.of().formatHex(key.sign(bytes("Callcraft dossier " + sha256(manifest)))))));
	}

	private static Map<String, @Nullable Object> json(Dossier.Told entry) {
		Map<String, @Nullable Object> map = new HashMap<>(
				Map.of("n", entry.n(), "leaf", entry.leaf(), "path", entry.path()));
		map.put("text", entry.text());
		return map;
	}

	private static List<String> digests(Dossier.Told entry) {
		return (entry.content() != null) ? EntryTextTable.digestsIn(entry.content().detail()) : List.of();
	}

	/** A text with its salt, or why it is not there. */
	private static Map<String, Object> text(Dossier dossier, String digest) {
		Map<String, Object> map = new HashMap<>(Map.of("digest", digest));
		StoredText stored = dossier.texts().get(digest);
		EntryText shown = dossier.text(digest);
		if (shown.text() != null && stored != null && stored.salt() != null) {
			map.put("salt", HexFormat.of().formatHex(stored.salt()));
			map.put("text", shown.text());
		}
		else if (shown.erased() != null) {
			map.put("erased", Map.of("at", shown.erased().at().toString(), "by", shown.erased().by().value(), "because",
					shown.erased().because()));
		}
		else {
			map.put("standing", shown.standing().name());
		}
		return map;
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

	private static Map<String, Object> json(SignedHead head) {
		return Map.of("size", head.size(), "root", head.root(), "at", head.at().toString(), "signature",
				head.signature(), "key", head.key());
	}

	private static byte[] verifier() {
		try (InputStream source = DossierBundle.class.getResourceAsStream("/evidence/Verify.java")) {
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

	static String sha256(byte[] content) {
		return HexFormat.of().formatHex(Tree.sha256().digest(content));
	}

}
