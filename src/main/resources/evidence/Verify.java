import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Checks a dossier made by Callcraft, with a Java 17 and nothing else: no network, no database, no library.
 *
 *   java Verify.java dossier.zip [key]
 *
 * It checks that every file is as it was made and none was added or taken away, that the dossier and the head of the
 * ledger bear the signature of the ledger's key, and that every entry is in the ledger under that head (RFC 6962).
 * Give the key's id, as you know it from elsewhere, or compare it with what this prints: whoever makes up a whole ledger
 * can make up a key, too. Ends with 0 when all is sound, 1 when something is not.
 */
public final class Verify {

	private static final HexFormat HEX = HexFormat.of();

	private final Map<String, byte[]> files;

	private final Map<String, Map<String, Object>> keys = new LinkedHashMap<>();

	private Verify(Map<String, byte[]> files) {
		this.files = files;
	}

	public static void main(String[] args) throws IOException {
		if (args.length < 1 || args.length > 2) {
			System.err.println("usage: java Verify.java dossier.zip [id of the ledger's key]");
			System.exit(2);
		}
		try {
			new Verify(unzip(Path.of(args[0]))).verify((args.length > 1) ? args[1] : null);
		}
		catch (Wrong wrong) {
			System.out.println("NOT SOUND: " + wrong.getMessage());
			System.exit(1);
		}
	}

	private void verify(String expectedKey) {
		byte[] manifest = file("manifest.json");
		for (Object one : list(json("keys.json"))) {
			this.keys.put(text(map(one), "id"), map(one));
		}
		Map<String, Object> signature = map(json("manifest.signature"));
		check(signed(text(signature, "key"), text(signature, "signature"),
				bytes("Callcraft dossier " + HEX.formatHex(sha256(manifest)))), "manifest.json does not bear the signature of key "
						+ text(signature, "key"));
		Map<String, Object> contents = map(json("manifest.json"));
		checkFiles(contents);
		Map<String, Object> head = map(json("head.json"));
		checkHead(head);
		if (expectedKey != null) {
			check(leadsTo(expectedKey, text(head, "key")), "the head is signed with key " + text(head, "key") + ", which "
					+ expectedKey + " does not vouch for");
			check(leadsTo(expectedKey, text(signature, "key")), "the dossier is signed with key " + text(signature, "key")
					+ ", which " + expectedKey + " does not vouch for");
		}
		List<Object> entries = list(json("entries.json"));
		int withheld = 0;
		for (Object entry : entries) {
			withheld += checkEntry(map(entry), head, text(contents, "case")) ? 0 : 1;
		}
		TextCount texts = checkTexts(entries);
		System.out.println("SOUND: " + text(contents, "case") + ", " + entries.size() + " entries"
				+ ((withheld > 0) ? " (the text of " + withheld + " withheld)" : "")
				+ ((texts.erased() > 0) ? " (" + texts.erased() + " texts erased)" : "")
				+ ((texts.withheld() > 0) ? " (" + texts.withheld() + " texts withheld)" : "") + ", " + this.files.size() + " files");
		System.out.println("ledger of " + number(head, "size") + " entries at " + text(head, "at") + ", root "
				+ text(head, "root"));
		System.out.println("key " + text(head, "key"));
	}

	private void checkFiles(Map<String, Object> manifest) {
		TreeSet<String> unlisted = new TreeSet<>(this.files.keySet());
		unlisted.removeAll(List.of("manifest.json", "manifest.signature"));
		for (Object one : list(manifest.get("files"))) {
			String path = text(map(one), "path");
			check(HEX.formatHex(sha256(file(path))).equals(text(map(one), "sha256")), path + " was changed");
			unlisted.remove(path);
		}
		check(unlisted.isEmpty(), unlisted + " was added");
	}

	private void checkHead(Map<String, Object> head) {
		Map<String, Object> signed = new TreeMap<>(head);
		String signature = (String) signed.remove("signature");
		check(signature != null && signed(text(head, "key"), signature, bytes(canonical(signed))),
				"head.json does not bear the signature of key " + text(head, "key"));
	}

	/** Checks one entry; answers whether its text is there. */
	private static boolean checkEntry(Map<String, Object> entry, Map<String, Object> head, String caseId) {
		long n = number(entry, "n");
		byte[] leaf = HEX.parseHex(text(entry, "leaf"));
		String content = (String) entry.get("text");
		if (content != null) {
			Object parsed = new Json(content).whole();
			check(canonical(parsed).equals(content), "entry " + n + " is not in canonical form");
			check(number(map(parsed), "n") == n && caseId.equals(map(parsed).get("case")),
					"entry " + n + " is not that entry of " + caseId);
			check(MessageDigest.isEqual(hash(0, bytes(content), new byte[0]), leaf), "entry " + n + " was changed");
		}
		check(HEX.formatHex(root(leaf, n, number(head, "size"), list(entry.get("path")))).equals(text(head, "root")),
				"entry " + n + " is not in the ledger that the head signs");
		return content != null;
	}

	/**
	 * Checks that every text has the digest that an entry holds, and of every erased one that an entry tells of
	 * it, as who did it, when and why.
	 */
	private TextCount checkTexts(List<Object> entries) {
		TreeSet<String> wanted = new TreeSet<>();
		TreeSet<String> confidential = new TreeSet<>();
		TreeMap<String, Map<String, Object>> entered = new TreeMap<>();
		for (Object one : entries) {
			if (map(one).get("text") instanceof String content) {
				Map<String, Object> entry = map(new Json(content).whole());
				digests(entry.get("detail"), wanted);
				if (Boolean.TRUE.equals(map(entry.get("detail")).get("confidential"))) {
					digests(entry.get("detail"), confidential);
				}
				if ("text.erased".equals(entry.get("kind"))) {
					list(map(entry.get("detail")).get("digests"))
						.forEach((digest) -> entered.put((String) digest, entry));
				}
			}
		}
		int erased = 0;
		int withheld = 0;
		for (Object one : list(json("texts.json"))) {
			Map<String, Object> text = map(one);
			String digest = text(text, "digest");
			check(wanted.remove(digest), "no entry holds the digest of the text " + digest);
			if (text.get("erased") != null) {
				Map<String, Object> entry = entered.get(digest);
				check(entry != null, "no entry tells of the erasure of the text " + digest);
				Map<String, Object> erasure = map(text.get("erased"));
				check(text(erasure, "at").equals(text(entry, "at")) && text(erasure, "by").equals(text(entry, "by"))
						&& text(entry, "what").endsWith(": " + text(erasure, "because")),
						"who erased the text " + digest + ", when or why is not what was entered");
				erased++;
			}
			else if (text.get("text") != null) {
				byte[] salt = HEX.parseHex(text(text, "salt"));
				byte[] words = bytes(text(text, "text"));
				byte[] both = new byte[salt.length + words.length];
				System.arraycopy(salt, 0, both, 0, salt.length);
				System.arraycopy(words, 0, both, salt.length, words.length);
				check(HEX.formatHex(sha256(both)).equals(digest), "the text " + digest + " was changed");
			}
			else {
				Object standing = text.get("standing");
				check("RESTRICTED".equals(standing) || "CONFIDENTIAL".equals(standing) && confidential.contains(digest),
						"the text " + digest + " is " + standing);
				withheld++;
			}
		}
		check(wanted.isEmpty(), "the texts " + wanted + " are missing");
		return new TextCount(erased, withheld);
	}

	private static void digests(Object value, TreeSet<String> into) {
		if (value instanceof Map<?, ?> map) {
			if (map.size() == 1 && map.get("personalText") instanceof String digest) {
				into.add(digest);
			}
			map.values().forEach((one) -> digests(one, into));
		}
		else if (value instanceof List<?> list) {
			list.forEach((one) -> digests(one, into));
		}
	}

	/** From a leaf to the root (RFC 9162, section 2.1.3.2). */
	private static byte[] root(byte[] leaf, long n, long size, List<Object> path) {
		check(n >= 0 && n < size, "entry " + n + " is beyond the head");
		long index = n;
		long last = size - 1;
		byte[] hash = leaf;
		for (Object step : path) {
			check(last != 0, "the proof of entry " + n + " is too long");
			byte[] beside = HEX.parseHex((String) step);
			if ((index & 1) == 1 || index == last) {
				hash = hash(1, beside, hash);
				while ((index & 1) == 0 && index != 0) {
					index >>= 1;
					last >>= 1;
				}
			}
			else {
				hash = hash(1, hash, beside);
			}
			index >>= 1;
			last >>= 1;
		}
		check(last == 0, "the proof of entry " + n + " is too short");
		return hash;
	}

	/** Whether a key is another, or one that it vouches for, over any number of keys between. */
	private boolean leadsTo(String from, String to) {
		String key = to;
		for (int steps = 0; steps <= this.keys.size() && key != null; steps++) {
			if (key.equals(from)) {
				return true;
			}
			Map<String, Object> one = this.keys.get(key);
			String by = (one != null) ? (String) one.get("endorsedBy") : null;
			if (by == null || !signed(by, text(one, "endorsement"), Base64.getDecoder().decode(text(one, "publicKey")))) {
				return false;
			}
			key = by;
		}
		return false;
	}

	private boolean signed(String id, String signature, byte[] content) {
		try {
			check(this.keys.containsKey(id), "key " + id + " is not among the keys");
			byte[] encoded = Base64.getDecoder().decode(text(this.keys.get(id), "publicKey"));
			check(HEX.formatHex(sha256(encoded)).startsWith(id) && id.length() == 32, "key " + id + " is another");
			Signature verifier = Signature.getInstance("Ed25519");
			verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
			verifier.update(content);
			return verifier.verify(HEX.parseHex(signature));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return false;
		}
	}

	private static byte[] hash(int prefix, byte[] first, byte[] second) {
		byte[] all = new byte[1 + first.length + second.length];
		all[0] = (byte) prefix;
		System.arraycopy(first, 0, all, 1, first.length);
		System.arraycopy(second, 0, all, 1 + first.length, second.length);
		return sha256(all);
	}

	private static byte[] sha256(byte[] content) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(content);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, byte[]> unzip(Path file) throws IOException {
		Map<String, byte[]> files = new HashMap<>();
		try (InputStream in = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(in)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				check(files.put(entry.getName(), zip.readAllBytes()) == null, entry.getName() + " is there twice");
			}
		}
		catch (IOException ex) {
			throw new Wrong("the zip file is damaged: " + ex.getMessage());
		}
		return files;
	}

	private byte[] file(String path) {
		byte[] content = this.files.get(path);
		check(content != null, path + " is missing");
		return content;
	}

	private Object json(String path) {
		return new Json(new String(file(path), StandardCharsets.UTF_8)).whole();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		check(value instanceof Map, "an object is expected, not " + value);
		return (Map<String, Object>) value;
	}

	@SuppressWarnings("unchecked")
	private static List<Object> list(Object value) {
		check(value instanceof List, "an array is expected, not " + value);
		return (List<Object>) value;
	}

	private static String text(Map<String, Object> object, String name) {
		check(object.get(name) instanceof String, name + " is missing");
		return (String) object.get(name);
	}

	private static long number(Map<String, Object> object, String name) {
		check(object.get(name) instanceof Raw, name + " is missing");
		return Long.parseLong(((Raw) object.get(name)).text());
	}

	private static void check(boolean good, String otherwise) {
		if (!good) {
			throw new Wrong(otherwise);
		}
	}

	/**
	 * Canonical JSON (RFC 8785) but for numbers, which are left as they are written: in the ledger they are written
	 * canonically, and the hash says whether they still are.
	 */
	private static String canonical(Object value) {
		StringBuilder text = new StringBuilder();
		if (value instanceof Map<?, ?> map) {
			new TreeMap<>(map(map)).forEach((name, one) -> text.append((text.length() == 0) ? "" : ",")
				.append(quoted(name))
				.append(':')
				.append(canonical(one)));
			return "{" + text + "}";
		}
		if (value instanceof List<?> list) {
			list.forEach((one) -> text.append((text.length() == 0) ? "" : ",").append(canonical(one)));
			return "[" + text + "]";
		}
		return (value instanceof String string) ? quoted(string) : String.valueOf(value);
	}

	private static String quoted(String string) {
		StringBuilder text = new StringBuilder("\"");
		for (char unit : string.toCharArray()) {
			int special = "\"\\\b\t\n\f\r".indexOf(unit);
			if (special >= 0) {
				text.append('\\').append("\"\\btnfr".charAt(special));
			}
			else {
				text.append((unit < ' ') ? String.format("\\u%04x", (int) unit) : String.valueOf(unit));
			}
		}
		return text.append('"').toString();
	}

	/** Texts that are not there. */
	private record TextCount(int erased, int withheld) {
	}

	/** A number as it is written. */
	private record Raw(String text) {

		@Override
		public String toString() {
			return this.text;
		}

	}

	/** Something that is not as it should be. */
	private static final class Wrong extends RuntimeException {

		Wrong(String message) {
			super(message);
		}

	}

	/** Reads JSON. */
	private static final class Json {

		private final String text;

		private int at;

		Json(String text) {
			this.text = text;
		}

		Object whole() {
			Object value = value();
			space();
			check(this.at == this.text.length(), "there is more than one JSON value");
			return value;
		}

		private Object value() {
			space();
			char first = peek();
			if (first == '{') {
				return object();
			}
			if (first == '[') {
				return array();
			}
			if (first == '"') {
				return string();
			}
			int start = this.at;
			while (this.at < this.text.length() && ",]} \n\r\t".indexOf(this.text.charAt(this.at)) < 0) {
				this.at++;
			}
			String word = this.text.substring(start, this.at);
			return switch (word) {
				case "null" -> null;
				case "true" -> true;
				case "false" -> false;
				default -> {
					check(word.matches("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?"), word + " is no JSON");
					yield new Raw(word);
				}
			};
		}

		private Map<String, Object> object() {
			Map<String, Object> object = new LinkedHashMap<>();
			this.at++;
			space();
			while (peek() != '}') {
				space();
				String name = string();
				space();
				take(':');
				check(!object.containsKey(name), name + " is there twice");
				object.put(name, value());
				space();
				if (peek() != '}') {
					take(',');
				}
			}
			this.at++;
			return object;
		}

		private List<Object> array() {
			List<Object> array = new ArrayList<>();
			this.at++;
			space();
			while (peek() != ']') {
				array.add(value());
				space();
				if (peek() != ']') {
					take(',');
				}
			}
			this.at++;
			return array;
		}

		private String string() {
			take('"');
			StringBuilder string = new StringBuilder();
			while (peek() != '"') {
				char unit = this.text.charAt(this.at++);
				if (unit != '\\') {
					string.append(unit);
				}
				else {
					char escaped = peek();
					this.at++;
					int special = "\"\\/btnfr".indexOf(escaped);
					if (escaped == 'u') {
						check(this.at + 4 <= this.text.length(), "the JSON ends too early");
						string.append((char) HexFormat.fromHexDigits(this.text, this.at, this.at + 4));
						this.at += 4;
					}
					else {
						check(special >= 0, "the JSON has an escape that there is not");
						string.append("\"\\/\b\t\n\f\r".charAt(special));
					}
				}
			}
			this.at++;
			return string.toString();
		}

		private void take(char expected) {
			check(peek() == expected, "the JSON has no " + expected + " at " + this.at);
			this.at++;
		}

		private char peek() {
			check(this.at < this.text.length(), "the JSON ends too early");
			return this.text.charAt(this.at);
		}

		private void space() {
			while (this.at < this.text.length() && " \n\r\t".indexOf(this.text.charAt(this.at)) >= 0) {
				this.at++;
			}
		}

	}

}
