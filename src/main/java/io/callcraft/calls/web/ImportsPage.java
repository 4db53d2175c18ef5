package io.callcraft.calls.web;

import io.callcraft.calls.Import;
import io.callcraft.calls.Imports;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Recent imports and how far their consequences are drawn.
 */
@Controller
class ImportsPage {

	private final Imports imports;

	ImportsPage(Imports imports) {
		this.imports = imports;
	}

	@GetMapping("/imports")
	String imports(PageRequest page, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
			Model model) {
		Page<Import> found = this.imports.list(page);
		model.addAttribute("imports", found.items());
		model.addAttribute("next", (found.next() != null) ? "/imports?after=" + found.next() : null);
		model.addAttribute("running",
				page.after() == null && found.items().stream().anyMatch((one) -> one.state() == Import.State.RUNNING));
		if (htmx == null) {
			return "imports";
		}
		return (page.after() != null) ? "imports :: rows" : "imports :: table";
	}

}
