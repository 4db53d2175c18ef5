package io.callcraft.audit.rest;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.callcraft.audit.Entry;
import io.callcraft.audit.EntryFilter;
import io.callcraft.audit.Ledger;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The ledger, for those who check what was done.
 */
@RestController
@RequestMapping("/api/ledger/entries")
@Tag(name = "Ledger")
class LedgerController {

	private final Ledger ledger;

	LedgerController(Ledger ledger) {
		this.ledger = ledger;
	}

	@GetMapping
	@Operation(summary = "Entries, the oldest first",
			description = "Narrowed by what they are about, their exact kind and their case. HR and operations do not "
					+ "see kinds that begin with `restricted.`.")
	Page<EntryView> entries(Actor actor, @RequestParam(required = false) @Nullable String subject,
			@RequestParam(required = false) @Nullable String kind,
			@RequestParam(name = "case", required = false) @Nullable String caseId, PageRequest page) {
		EntryFilter filter = new EntryFilter(subject, kind, caseId, false);
		return this.ledger.entries(actor, filter, page).map(EntryView::of);
	}

	@GetMapping("/{id}")
	@Operation(summary = "One entry")
	EntryView entry(Actor actor, @PathVariable long id) {
		return EntryView.of(this.ledger.entry(actor, id));
	}

	/**
	 * An entry as the API shows it.
	 *
	 * @param id names the entry in this API
	 * @param n its number in the sealed ledger, from 0 without gaps; null until sealed
	 */
	record EntryView(long id, @Nullable Long n, Instant at, UserId by, String kind, String subject,
			@JsonProperty("case") @Nullable String caseId, String what, Map<String, Object> detail,
			@Nullable Integer release) {

		static EntryView of(Entry entry) {
			return new EntryView(entry.id(), null, entry.at(), entry.by(), entry.kind(), entry.subject(),
					entry.caseId(), entry.what(), entry.detail(), entry.release());
		}

	}

}
