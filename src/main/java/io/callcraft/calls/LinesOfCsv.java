package io.callcraft.calls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import io.callcraft.shared.InvalidInput;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Calls as CSV. Each line is parsed by itself: no field holds a line break, so a quote
 * that is never closed costs its own line and not all that follow.
 */
final class LinesOfCsv implements CallReader {

	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

	private final LineReader lines;

	private final CsvColumns columns;

	/**
	 * Reads the header.
	 * @throws InvalidInput when it is missing or unusable
	 */
	LinesOfCsv(InputStream in) throws IOException {
		this.lines = new LineReader(in);
		if (!this.lines.advance()) {
			throw new InvalidInput("body", "is empty: the first row names the columns");
		}
		try {
			this.columns = new CsvColumns(cells());
		}
		catch (Rejected ex) {
			throw new InvalidInput("header", ex.reason());
		}
	}

	@Override
	public boolean read(CallDraft draft) throws IOException {
		if (!this.lines.advance()) {
			return false;
		}
		this.columns.fill(draft, cells());
		return true;
	}

	@Override
	public boolean skip() throws IOException {
		return this.lines.advance();
	}

	@Override
	public int line() {
		return this.lines.number();
	}

	private List<String> cells() {
		this.lines.check();
		String line = this.lines.decode();
		if (line.endsWith("\r")) {
			line = line.substring(0, line.length() - 1);
		}
		try (CSVParser parser = CSVParser.parse(line, FORMAT)) {
			CSVRecord record = parser.iterator().next();
			return record.toList();
		}
		catch (IOException | UncheckedIOException ex) {
			throw new Rejected("line", "has a quote that is not closed on the same line, or text behind a closing one");
		}
	}

}
