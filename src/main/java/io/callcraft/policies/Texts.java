package io.callcraft.policies;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.callcraft.shared.PolicyFiles;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The texts of all releases and drafts, each kept once under its SHA-256.
 */
@Component
class Texts {

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate named;

	Texts(JdbcTemplate jdbc, NamedParameterJdbcTemplate named) {
		this.jdbc = jdbc;
		this.named = named;
	}

	/**
	 * Keeps the texts of files that are not kept yet.
	 * @return path to SHA-256
	 */
	SortedMap<String, String> keep(SortedMap<String, String> files) {
		SortedMap<String, String> names = new TreeMap<>();
		Map<String, String> texts = new TreeMap<>();
		files.forEach((path, text) -> {
			String sha256 = sha256(text);
			names.put(path, sha256);
			texts.put(sha256, text);
		});
		texts.keySet().removeAll(kept(texts.keySet()));
		List<Object[]> rows = texts.entrySet()
			.stream()
			.map((text) -> new Object[] { text.getKey(), text.getValue() })
			.toList();
		if (!rows.isEmpty()) {
			// ignore: another node may keep the same text at the same moment
			this.jdbc.batchUpdate("insert ignore into policy_text (sha256, content) values (?, ?)", rows);
		}
		return names;
	}

	/** The files whose texts have these names. */
	PolicyFiles read(Map<String, String> names) {
		if (names.isEmpty()) {
			return PolicyFiles.of(Map.of());
		}
		Map<String, String> texts = new TreeMap<>();
		RowCallbackHandler text = (row) -> texts.put(row.getString("sha256"), row.getString("content"));
		this.named.query("select sha256, content from policy_text where sha256 in (:names)",
				Map.of("names", Set.copyOf(names.values())), text);
		SortedMap<String, String> files = new TreeMap<>();
		names.forEach((path, sha256) -> files.put(path, texts.get(sha256)));
		return new PolicyFiles(files);
	}

	static String sha256(String text) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private Set<String> kept(Collection<String> names) {
		if (names.isEmpty()) {
			return Set.of();
		}
		return this.named
			.queryForList("select sha256 from policy_text where sha256 in (:names)", Map.of("names", names),
					String.class)
			.stream()
			.collect(Collectors.toSet());
	}

}
