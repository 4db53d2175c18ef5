package io.callcraft.audit.rest;

import java.util.List;

import io.callcraft.audit.ConsistencyProof;
import io.callcraft.audit.EntryFilter;
import io.callcraft.audit.EntryText;
import io.callcraft.audit.EntryTexts;
import io.callcraft.audit.HeadComparison;
import io.callcraft.audit.Ledger;
import io.callcraft.audit.Proof;
import io.callcraft.audit.ReceivedHeads;
import io.callcraft.audit.SignedHead;
import io.callcraft.audit.Verification;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The ledger, for those who check what was done.
 */
@RestController
@RequestMapping("/api/ledger")
@Tag(name = "Ledger")
class LedgerController {

	private final Ledger ledger;

	private final EntryTexts texts;

	private final ReceivedHeads heads;

	LedgerController(Ledger ledger, EntryTexts texts, ReceivedHeads heads) {
		this.ledger = ledger;
		this.texts = texts;
		this.heads = heads;
	}

	@GetMapping("/head")
	@Operation(summary = "What the ledger has come to, signed",
			description = "The signature is Ed25519 over the canonical JSON (RFC 8785) of the other four fields.")
	SignedHead head(Actor actor) {
		return this.ledger.head(actor);
	}

	@GetMapping("/consistency")
	@Operation(summary = "Shows that the ledger only grew from one size to another (RFC 6962)")
	ConsistencyProof consistency(Actor actor, @RequestParam long from, @RequestParam long to) {
		return this.ledger.consistency(actor, from, to);
	}

	@GetMapping("/entries")
	@Operation(summary = "Entries, the oldest first",
			description = "Narrowed by `person` (a rep, with all of their cases), `subject`, `kind` (exactly, or its "
					+ "beginning and `*`), `case`, `by`, `release`, and days or moments `from` and `to`. HR and "
					+ "operations do not see kinds that begin with `restricted.`.")
	Page<EntryView> entries(Actor actor, @ParameterObject EntryFilter filter, PageRequest page) {
		return this.ledger.entries(actor, filter, page).map(EntryView::of);
	}

	@GetMapping("/entries/{n}")
	@Operation(summary = "One entry")
	EntryView entry(Actor actor, @PathVariable long n) {
		return EntryView.of(this.ledger.entry(actor, n));
	}

	@GetMapping("/entries/{n}/proof")
	@Operation(summary = "Shows that an entry is in the ledger (RFC 6962)",
			description = "The leaf is the SHA-256 of a zero byte and the entry's canonical JSON (RFC 8785).")
	Proof proof(Actor actor, @PathVariable long n) {
		return this.ledger.proof(actor, n);
	}

	@GetMapping("/entries/{n}/texts")
	@Operation(summary = "What people wrote, of which the entry holds the digests",
			description = "SHA-256 of the salt and the words in UTF-8. Words are for HR and auditors; of an erased text "
					+ "it is said when, by whom and why it was erased.")
	List<EntryText> texts(Actor actor, @PathVariable long n) {
		return this.texts.of(actor, n);
	}

	@PostMapping("/verifications")
	@Operation(summary = "Computes the ledger again and says what is wrong with it",
			description = "All of it, or what follows the entry `since`, against every witness outside. Answers when it is "
					+ "done; what came out is entered. For auditors and administrators.")
	Verification verify(Actor actor, @RequestParam(defaultValue = "0") long since) {
		return this.ledger.verify(actor, since);
	}

	@PostMapping("/heads/comparisons")
	@Operation(summary = "Compares a signed head that somebody kept with the ledger",
			description = "The line of JSON of a mail or of the witness file. `CONTAINED`, `FORKED`, `UNKNOWN_KEY`, "
					+ "`BAD_SIGNATURE`, or `NOT_A_HEAD` with what is wrong. What came out is entered. For auditors and "
					+ "administrators.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(schema = @Schema(implementation = SignedHead.class))))
	HeadComparison compare(Actor actor, @RequestBody String line) {
		return this.heads.compare(actor, line);
	}

}
