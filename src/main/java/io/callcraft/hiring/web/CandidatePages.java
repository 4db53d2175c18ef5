package io.callcraft.hiring.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;

import io.callcraft.hiring.Candidate;
import io.callcraft.hiring.CandidateFile;
import io.callcraft.hiring.Candidates;
import io.callcraft.hiring.FourC;
import io.callcraft.hiring.TargetProfiles;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import io.callcraft.workflow.Workflow;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Everybody who would like to work here, and one of them with all that was found.
 */
@Controller
@RequestMapping("/hiring/candidates")
class CandidatePages {

	private final Candidates candidates;

	private final TargetProfiles profiles;

	private final Workflow workflow;

	CandidatePages(Candidates candidates, TargetProfiles profiles, Workflow workflow) {
		this.candidates = candidates;
		this.profiles = profiles;
		this.workflow = workflow;
	}

	@GetMapping
	String all(Actor actor, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		String view = show(actor, page, Map.of(), Map.of(), model);
		return (htmx != null && page.after() != null) ? view + " :: rows" : view;
	}

	@PostMapping
	String enter(Actor actor, @RequestParam Map<String, String> filled, Model model, HttpServletResponse response,
			RedirectAttributes next) {
		try {
			Candidate entered = this.candidates.enter(actor,
					new Candidate.Person(filled.get("name"), filled.get("contact"), filled.get("experience")),
					filled.getOrDefault("profile", ""), day(filled.getOrDefault("consentedOn", "")));
			next.addFlashAttribute("done", entered.called() + " is entered; next, say who looks at them");
			return "redirect:/hiring/candidates/" + entered.id();
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return show(actor, new PageRequest(null, PageRequest.DEFAULT_LIMIT), filled, ex.byField(), model);
		}
		catch (Conflict ex) {
			model.addAttribute("refused", ex.getMessage());
			response.setStatus(HttpStatus.CONFLICT.value());
			return show(actor, new PageRequest(null, PageRequest.DEFAULT_LIMIT), filled, Map.of(), model);
		}
	}

	@GetMapping("/{candidate}")
	String one(Actor actor, @PathVariable String candidate, Model model) {
		CandidateFile file = this.candidates.file(actor, candidate);
		model.addAttribute("file", file);
		model.addAttribute("candidate", file.candidate());
		model.addAttribute("fours", FourC.values());
		model.addAttribute("waits", this.workflow.openTasks(candidate));
		model.addAttribute("hires", actor.has(Role.HR));
		return "candidate";
	}

	@PostMapping("/{candidate}/withdraw")
	String withdraw(Actor actor, @PathVariable String candidate, RedirectAttributes next) {
		try {
			this.candidates.withdraw(actor, candidate);
			next.addFlashAttribute("done", "Nobody looks at them any more");
		}
		catch (Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/hiring/candidates/{candidate}";
	}

	@PostMapping("/{candidate}/erase")
	String erase(Actor actor, @PathVariable String candidate, @RequestParam(defaultValue = "") String reason,
			RedirectAttributes next) {
		try {
			this.candidates.erase(actor, candidate, reason);
			next.addFlashAttribute("done", "Erased; levels, decisions and the ledger stay");
		}
		catch (Conflict | InvalidInput ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/hiring/candidates/{candidate}";
	}

	private String show(Actor actor, PageRequest page, Map<String, String> filled, Map<String, String> wrong,
			Model model) {
		var found = this.candidates.all(actor, page);
		model.addAttribute("candidates", found.items());
		model.addAttribute("next", (found.next() != null) ? "/hiring/candidates?after=" + found.next() : null);
		model.addAttribute("profiles", this.profiles.inUse());
		model.addAttribute("filled", filled);
		model.addAttribute("wrong", wrong);
		model.addAttribute("hires", actor.has(Role.HR));
		return "candidates";
	}

	private static @Nullable LocalDate day(String text) {
		try {
			return text.isBlank() ? null : LocalDate.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw new InvalidInput("consentedOn", "'" + text + "' is no day: write it like 2026-11-02");
		}
	}

}
