package io.callcraft.web.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells browsers where the modules of the editor are: each jar from {@code org.mvnpm}
 * says it for its own. Browsers take such a map only from within a page, so the content
 * policy names it by its hash.
 */
public final class ImportMap {

	private static final String PART = "META-INF/importmap.json";

	/** The map as it stands in the page, to the letter. */
	public static final String TEXT = text();

	/** The map as the content policy names it. */
	static final String SOURCE = source(TEXT);

	private ImportMap() {
	}

	private static String text() {
		Map<String, String> imports = new TreeMap<>();
		JsonMapper json = new JsonMapper();
		try {
			for (URL part : Collections.list(ImportMap.class.getClassLoader().getResources(PART))) {
				try (InputStream in = part.openStream()) {
					for (Map.Entry<String, JsonNode> module : json.readTree(in).path("imports").properties()) {
						imports.put(module.getKey(), module.getValue().asString());
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return json.writeValueAsString(Map.of("imports", imports));
	}

	/** What stands in a page, as the content policy names it. */
	static String source(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
