package io.callcraft.hiring.web;

import java.util.List;

import io.callcraft.hiring.EvidenceMethod;
import io.callcraft.hiring.FourC;
import io.callcraft.hiring.TargetProfile;
import io.callcraft.hiring.TargetProfiles;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What is looked for in candidates: all target profiles, one with its versions, and how
 * to write the next.
 */
@Controller
@RequestMapping("/hiring")
class TargetPages {

	private final TargetProfiles profiles;

	TargetPages(TargetProfiles profiles) {
		this.profiles = profiles;
	}

	@GetMapping("/profiles")
	String profiles(Actor actor, Model model) {
		model.addAttribute("profiles", this.profiles.all(actor));
		model.addAttribute("keeps", TargetProfiles.isKeptBy(actor));
		return "hiring-profiles";
	}

	@GetMapping("/profiles/{profile}")
	String profile(Actor actor, @PathVariable String profile, Model model) {
		List<TargetProfile> versions = this.profiles.versions(actor, profile);
		model.addAttribute("versions", versions);
		model.addAttribute("newest", versions.get(0));
		model.addAttribute("keeps", TargetProfiles.isKeptBy(actor));
		return "hiring-profile";
	}

	/** The sheet of a profile's next version, or of a new profile. */
	@GetMapping("/target")
	String sheet(Actor actor, @RequestParam(defaultValue = "") String profile, Model model) {
		if (profile.isEmpty()) {
			return show(actor, TargetSheet.of("", "", this.profiles.proposal()), model);
		}
		TargetProfile newest = this.profiles.versions(actor, profile).get(0);
		return show(actor, TargetSheet.of(newest.id(), newest.title(), newest.target()), model);
	}

	@PostMapping("/target")
	String write(Actor actor, @RequestParam MultiValueMap<String, String> form, Model model,
			HttpServletResponse response, RedirectAttributes next) {
		TargetSheet sheet = TargetSheet.read(form);
		try {
			TargetProfile written = this.profiles.write(actor, sheet.id(), sheet.title(), sheet.target());
			next.addFlashAttribute("done",
					"Version " + written.version() + " is written; a second person has to approve it");
			return "redirect:/hiring/profiles/" + written.id();
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return show(actor, sheet.refused(ex), model);
		}
	}

	@PostMapping("/profiles/{profile}/versions/{version}/approve")
	String approve(Actor actor, @PathVariable String profile, @PathVariable int version, RedirectAttributes next) {
		requireKeeper(actor);
		try {
			next.addFlashAttribute("done",
					"Candidates are looked at by " + this.profiles.approve(actor, profile, version).name());
		}
		catch (Conflict | NotAllowed ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/hiring/profiles/{profile}";
	}

	private static String show(Actor actor, TargetSheet sheet, Model model) {
		requireKeeper(actor);
		model.addAttribute("sheet", sheet);
		model.addAttribute("fours", FourC.values());
		model.addAttribute("methods", EvidenceMethod.values());
		return "hiring-target";
	}

	private static void requireKeeper(Actor actor) {
		if (!TargetProfiles.isKeptBy(actor)) {
			throw new NotAllowed("HR and operations write and approve target profiles");
		}
	}

}
