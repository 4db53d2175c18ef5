package io.callcraft.incentives.rest;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A small table as a file to save.
 */
final class CsvText {

	private final StringBuilder text = new StringBuilder();

	private final CSVPrinter printer;

	CsvText(String... columns) {
		try {
			this.printer = new CSVPrinter(this.text, CSVFormat.RFC4180.builder().setHeader(columns).get());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void row(Object... values) {
		try {
			for (Object value : values) {
				this.printer.print(harmless(value));
			}
			this.printer.println();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A spreadsheet must not take a text for a formula. */
	private static Object harmless(Object value) {
		return (value instanceof String text && text.matches("(?s)[=+@\\-\\t\\r].*")) ? "'" + text : value;
	}

	ResponseEntity<String> as(String name) {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name + ".csv").build().toString())
			.body(this.text.toString());
	}

}
