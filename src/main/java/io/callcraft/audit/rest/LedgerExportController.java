package io.callcraft.audit.rest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.callcraft.audit.Entry;
import io.callcraft.audit.EntryFilter;
import io.callcraft.audit.LedgerExplorer;
import io.callcraft.audit.LedgerExplorer.Sample;
import io.callcraft.audit.SideBySide;
import io.callcraft.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes entries out of the ledger for those who check it with tools of their own; the
 * files can be had from its page, too.
 */
@RestController
@Tag(name = "Ledger")
class LedgerExportController {

	private static final String[] COLUMNS = { "n", "at", "by", "kind", "subject", "case", "what", "detail", "release" };

	private final LedgerExplorer explorer;

	private final JsonMapper json;

	LedgerExportController(LedgerExplorer explorer, JsonMapper json) {
		this.explorer = explorer;
		this.json = json;
	}

	@GetMapping(path = { "/api/ledger/export.csv", "/ledger/export.csv" }, produces = "text/csv")
	@Operation(summary = "Entries as CSV, the oldest first",
			description = "Narrowed as `entries` is. Text that a spreadsheet would take for a formula begins with an "
					+ "apostrophe. That entries were exported is entered.")
	void csv(Actor actor, @ParameterObject EntryFilter filter, HttpServletResponse response) throws IOException {
		Stream<Entry> entries = this.explorer.export(actor, filter);
		try (Writer writer = attachment(response, "text/csv;charset=UTF-8", "ledger.csv");
				CSVPrinter printer = CSVFormat.RFC4180.builder().setHeader(COLUMNS).get().print(writer)) {
			for (Entry entry : (Iterable<Entry>) entries::iterator) {
				printer.printRecord(entry.n(), entry.at(), harmless(entry.by().value()), entry.kind(),
						harmless(entry.subject()), harmless(entry.caseId()), harmless(entry.what()),
						this.json.writeValueAsString(entry.detail()), entry.release());
			}
		}
	}

	@GetMapping(path = { "/api/ledger/export.ndjson", "/ledger/export.ndjson" }, produces = "application/x-ndjson")
	@Operation(summary = "Entries as JSON, one a line, the oldest first",
			description = "Narrowed as `entries` is. That entries were exported is entered.")
	void ndjson(Actor actor, @ParameterObject EntryFilter filter, HttpServletResponse response) throws IOException {
		Stream<Entry> entries = this.explorer.export(actor, filter);
		try (Writer writer = attachment(response, "application/x-ndjson", "ledger.ndjson")) {
			for (Entry entry : (Iterable<Entry>) entries::iterator) {
				writer.write(this.json.writeValueAsString(EntryView.of(entry)) + "\n");
			}
		}
	}

	@PostMapping("/api/ledger/samples")
	@Operation(summary = "Draws entries by chance",
			description = "Those wanted with the lowest SHA-256 of the seed, a colon and their number: everybody who has "
					+ "the ledger draws the same with the same `seed`, `size` and `upTo`. That it was drawn is entered.")
	SampleView sample(Actor actor, @ParameterObject EntryFilter filter, @RequestParam String seed,
			@RequestParam(defaultValue = "25") int size, @RequestParam(required = false) @Nullable Long upTo) {
		Sample sample = this.explorer.sample(actor, filter, seed, size, upTo);
		return new SampleView(sample.seed(), sample.size(), sample.upTo(), sample.population(),
				sample.entries().stream().map(EntryView::of).toList());
	}

	@GetMapping("/api/ledger/comparison")
	@Operation(summary = "Two cases side by side",
			description = "What is of the same kind and about the same task stands in one row.")
	SideBySide compare(Actor actor, @RequestParam String left, @RequestParam String right) {
		return this.explorer.sideBySide(actor, left, right);
	}

	private static Writer attachment(HttpServletResponse response, String type, String name) throws IOException {
		response.setContentType(type);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
		return new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
	}

	private static @Nullable String harmless(@Nullable String text) {
		return (text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
	}

	/**
	 * What was drawn.
	 *
	 * @param upTo entries with a number below it were drawn from
	 * @param population how many those were, after the filter
	 */
	record SampleView(String seed, int size, long upTo, long population, List<EntryView> entries) {
	}

}
