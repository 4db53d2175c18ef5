package io.callcraft.web.security;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The styles that bpmn-js 8 writes into its markup, to the letter. The content policy
 * names each by its hash, and refuses any other in an attribute; browsers that know no
 * hashes there refuse these too, which only costs the drawing its counts.
 */
final class DrawingStyles {

	private static final String LINK = "color: #404040";

	/** Of the drawing, then of the notice behind the name of bpmn.io. */
	private static final List<String> TEXTS = List.of("position: absolute", "position: absolute; width: 0; height: 0;",
			"visibility: hidden; position: fixed", "vertical-align:middle",
			"position: absolute; bottom: 15px; right: 15px; z-index: 100; " + LINK,
			"z-index: 1001;position: fixed;top: 0;left: 0;right: 0;bottom: 0",
			"width: 100%;height: 100%;background: rgba(40,40,40,0.2)",
			"position: absolute;left: 50%;top: 40%;transform: translate(-50%);width: 260px;padding: 10px;"
					+ "background: white;box-shadow: 0 1px 4px rgba(0,0,0,0.3);"
					+ "font-family: Helvetica, Arial, sans-serif;font-size: 14px;display: flex;line-height: 1.3",
			"margin: 15px 20px 15px 10px; align-self: center;" + LINK, LINK);

	static final String SOURCES = TEXTS.stream()
		.map(ImportMap::source)
		.collect(Collectors.joining(" ", "'unsafe-hashes' ", ""));

	private DrawingStyles() {
	}

}
