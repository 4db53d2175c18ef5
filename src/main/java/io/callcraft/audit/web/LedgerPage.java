package io.callcraft.audit.web;

import java.util.List;

import io.callcraft.audit.Entry;
import io.callcraft.audit.EntryFilter;
import io.callcraft.audit.EntryTexts;
import io.callcraft.audit.Ledger;
import io.callcraft.audit.LedgerExplorer;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Everything that happened, for those who check what was done: searched, followed, drawn
 * by chance, laid side by side. Nothing here changes anything.
 */
@Controller
class LedgerPage {

	private final Ledger ledger;

	private final LedgerExplorer explorer;

	private final EntryTexts texts;

	LedgerPage(Ledger ledger, LedgerExplorer explorer, EntryTexts texts) {
		this.ledger = ledger;
		this.explorer = explorer;
		this.texts = texts;
	}

	@GetMapping("/ledger")
	String ledger(Actor actor, @ModelAttribute("filter") EntryFilter filter, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		Page<Entry> found = this.ledger.latest(actor, filter, page);
		model.addAttribute("entries", this.texts.told(actor, found.items()));
		model.addAttribute("next", (found.next() != null) ? address("/ledger", filter, found.next()) : null);
		model.addAttribute("csv", address("/ledger/export.csv", filter, null));
		model.addAttribute("ndjson", address("/ledger/export.ndjson", filter, null));
		model.addAttribute("sample", address("/ledger/sample", filter, null));
		return (htmx != null && page.after() != null) ? "fragments/ledger :: rows" : "ledger";
	}

	@GetMapping("/ledger/entries/{n}")
	String entry(Actor actor, @PathVariable long n, Model model) {
		model.addAttribute("entry", this.texts.told(actor, List.of(this.ledger.entry(actor, n))).get(0));
		model.addAttribute("proof", this.ledger.proof(actor, n));
		return "entry";
	}

	@GetMapping("/ledger/sample")
	String sample(Actor actor, @ModelAttribute("filter") EntryFilter filter, Model model) {
		model.addAttribute("head", this.ledger.head(actor));
		return "sample";
	}

	@PostMapping("/ledger/sample")
	String draw(Actor actor, @ModelAttribute("filter") EntryFilter filter, @RequestParam String seed,
			@RequestParam(defaultValue = "25") int size, @RequestParam(required = false) @Nullable Long upTo,
			Model model) {
		LedgerExplorer.Sample sample = this.explorer.sample(actor, filter, seed, size, upTo);
		model.addAttribute("head", this.ledger.head(actor));
		model.addAttribute("sample", sample);
		model.addAttribute("entries", this.texts.told(actor, sample.entries()));
		model.addAttribute("next", null);
		return "sample";
	}

	@GetMapping("/ledger/comparison")
	String compare(Actor actor, @RequestParam(defaultValue = "") String left,
			@RequestParam(defaultValue = "") String right, Model model) {
		actor.mustHaveOneOf(Role.AUDITOR, Role.ADMIN, Role.HR, Role.OPERATIONS);
		model.addAttribute("left", left.strip());
		model.addAttribute("right", right.strip());
		if (!left.isBlank() && !right.isBlank()) {
			model.addAttribute("rows", this.explorer.sideBySide(actor, left.strip(), right.strip()).rows());
		}
		return "comparison";
	}

	private static String address(String path, EntryFilter filter, @Nullable String after) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
		filter.given().forEach(address::queryParam);
		if (after != null) {
			address.queryParam("after", after);
		}
		return address.encode().toUriString();
	}

}
