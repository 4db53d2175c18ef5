package io.callcraft.policies;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.callcraft.decisions.Spreadsheet;
import io.callcraft.shared.InvalidInput;

/**
 * A policy file as it is kept: text, a spreadsheet as the CSV of its table.
 *
 * @param path where it is kept
 * @param text what it says
 */
record PolicyText(String path, String text) {

	private static final String SPREADSHEET = ".xlsx";

	private static final int LARGEST = (int) PolicyFolder.LARGEST_FILE;

	/**
	 * Reads a file.
	 * @throws InvalidInput when it cannot be a policy
	 */
	static PolicyText of(String path, byte[] bytes) {
		PolicyPath.require("files." + path, path);
		if (bytes.length > LARGEST) {
			throw new InvalidInput("files." + path, "is larger than " + (LARGEST >> 20) + " MB, which no policy is");
		}
		if (path.endsWith(SPREADSHEET)) {
			return new PolicyText(path.substring(0, path.length() - SPREADSHEET.length()) + ".csv", table(path, bytes));
		}
		return new PolicyText(path, text(path, bytes));
	}

	private static String table(String path, byte[] bytes) {
		try {
			return Spreadsheet.csv(bytes);
		}
		catch (InvalidInput ex) {
			throw new InvalidInput("files." + path, ex.problems().get(0).reason());
		}
	}

	/** What the bytes say in UTF-8, without the mark that some editors put first. */
	private static String text(String path, byte[] bytes) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			if (text.indexOf('\0') < 0) {
				return text.startsWith("\uFEFF") ? text.substring(1) : text;
			}
		}
		catch (CharacterCodingException ex) {
			// told below
		}
		throw new InvalidInput("files." + path,
				"is not text in UTF-8; save it as such, a spreadsheet as .xlsx or .csv");
	}

}
