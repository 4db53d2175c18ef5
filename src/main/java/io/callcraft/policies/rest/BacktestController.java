package io.callcraft.policies.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

import io.callcraft.policies.Backtest;
import io.callcraft.policies.Backtests;
import io.callcraft.policies.PolicyRights;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Backtests: what a draft would have changed, person by person.
 */
@RestController
@Tag(name = "Backtests")
class BacktestController {

	/** Reps whose changes one answer lists. */
	private static final int LISTED = 500;

	private final Backtests backtests;

	BacktestController(Backtests backtests) {
		this.backtests = backtests;
	}

	@PostMapping("/api/drafts/{draft}/backtests")
	@Operation(summary = "Replay stored calls under a draft and under what is live",
			description = "Days (2026-10-01, from midnight UTC) or instants; without 'from' all calls, without 'to' up "
					+ "to now. Runs in the background. 409 while the draft has errors.")
	ResponseEntity<Begun> begin(Actor actor, @PathVariable long draft,
			@RequestBody(required = false) @Nullable Span span) {
		Backtest begun = this.backtests.begin(draft, (span != null) ? instant("from", span.from()) : null,
				(span != null) ? instant("to", span.to()) : null, actor);
		return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Begun(begun.id()));
	}

	@GetMapping("/api/drafts/{draft}/backtests")
	@Operation(summary = "The backtests of a draft, the latest first")
	Items of(Actor actor, @PathVariable long draft) {
		PolicyRights.requireReader(actor);
		return new Items(this.backtests.of(draft));
	}

	@GetMapping("/api/backtests/{backtest}")
	@Operation(summary = "How far a backtest is, and what it found",
			description = "Changes of the first 500 reps; the rest at /api/backtests/{backtest}/changes.")
	BacktestView backtest(Actor actor, @PathVariable long backtest) {
		PolicyRights.requireReader(actor);
		Backtest found = this.backtests.backtest(backtest);
		return BacktestView.of(found, this.backtests.changes(backtest, "", false, LISTED),
				this.backtests.countChanges(backtest), this.backtests.counts(backtest),
				this.backtests.fairness(backtest), this.backtests.cost(backtest), this.backtests.neverFired(backtest));
	}

	@GetMapping("/api/backtests/{backtest}/changes")
	@Operation(summary = "What would be different, by rep",
			description = "All changes of a rep stay together; the limit counts reps.")
	Page<BacktestView.ChangeView> changes(Actor actor, @PathVariable long backtest,
			@RequestParam(defaultValue = "false") boolean entries, PageRequest page) {
		PolicyRights.requireReader(actor);
		this.backtests.backtest(backtest);
		List<Backtest.Change> found = this.backtests.changes(backtest, (page.after() != null) ? page.after() : "",
				entries, page.limit());
		long reps = found.stream().map(Backtest.Change::rep).distinct().count();
		return new Page<>(found.stream().map(BacktestView.ChangeView::of).toList(),
				(reps < page.limit()) ? null : found.get(found.size() - 1).rep().value());
	}

	@PostMapping("/api/backtests/{backtest}/cancel")
	@Operation(summary = "End a backtest that runs")
	BacktestView cancel(Actor actor, @PathVariable long backtest) {
		this.backtests.cancel(backtest, actor);
		return backtest(actor, backtest);
	}

	private static @Nullable Instant instant(String field, @Nullable String text) {
		if (text == null) {
			return null;
		}
		try {
			return (text.length() <= 10) ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
					: Instant.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw new InvalidInput(field, "'" + text + "' is neither a day such as 2026-10-01 nor an instant");
		}
	}

	/**
	 * Which calls.
	 *
	 * @param from calls from here on
	 * @param to calls before
	 */
	record Span(@Nullable String from, @Nullable String to) {
	}

	record Begun(long backtest) {
	}

	record Items(List<Backtest> items) {
	}

}
