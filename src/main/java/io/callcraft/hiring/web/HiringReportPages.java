package io.callcraft.hiring.web;

import io.callcraft.hiring.HiringReports;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How fair, agreed and valid hiring is, and where candidates declare groups.
 */
@Controller
class HiringReportPages {

	private final HiringReports reports;

	HiringReportPages(HiringReports reports) {
		this.reports = reports;
	}

	@GetMapping("/hiring")
	String hiring() {
		return "redirect:/hiring/candidates";
	}

	@GetMapping("/hiring/report")
	String report(Actor actor, Model model) {
		model.addAttribute("report", this.reports.report(actor));
		return "hiring-report";
	}

	@PostMapping("/hiring/candidates/{candidate}/groups")
	String declare(Actor actor, @PathVariable String candidate, @RequestParam HiringReports.Dimension dimension,
			@RequestParam(defaultValue = "") String declared, RedirectAttributes next) {
		try {
			this.reports.declare(actor, candidate, dimension, declared);
			next.addFlashAttribute("done", "Kept apart from all else; it is counted and shown nowhere");
		}
		catch (InvalidInput ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/hiring/candidates/{candidate}";
	}

}
