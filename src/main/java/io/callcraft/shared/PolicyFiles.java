package io.callcraft.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text of every rule and workflow file, by path
 * ({@code rules/escalation/entry.dslr}): one immutable whole, since a release is checked
 * and published as one.
 *
 * @param text path to content, sorted by path
 */
public record PolicyFiles(SortedMap<String, String> text) {

	public PolicyFiles {
		text = Collections.unmodifiableSortedMap(new TreeMap<>(text));
	}

	public static PolicyFiles of(Map<String, String> text) {
		return new PolicyFiles(new TreeMap<>(text));
	}

	/** The files below a folder, such as {@code rules/escalation}. */
	public PolicyFiles under(String folder) {
		TreeMap<String, String> below = new TreeMap<>();
		this.text.forEach((path, content) -> {
			if (path.startsWith(folder + "/")) {
				below.put(path, content);
			}
		});
		return new PolicyFiles(below);
	}

	/** SHA-256, in hex, over every path and content with their lengths. */
	public String sha256() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			this.text.forEach((path, content) -> {
				byte[] name = path.getBytes(StandardCharsets.UTF_8);
				byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
				digest.update((name.length + ":" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
				digest.update(name);
				digest.update(bytes);
			});
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
