package io.callcraft.coaching.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import io.callcraft.coaching.CoachCertificates;
import io.callcraft.coaching.CoachReadiness;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Who is ready to coach, and what each has still to show.
 */
@Controller
@RequestMapping("/coaching/certificates")
class CertificatePage {

	private final CoachCertificates certificates;

	CertificatePage(CoachCertificates certificates) {
		this.certificates = certificates;
	}

	@GetMapping
	String certificates(Actor actor, Model model) {
		List<CoachReadiness> coaches = this.certificates.readiness(actor);
		model.addAttribute("coaches", coaches);
		model.addAttribute("parts", CoachReadiness.Part.values());
		model.addAttribute("hr", actor.has(Role.HR));
		model.addAttribute("begins",
				coaches.stream()
					.filter((one) -> one.certification() == null && this.certificates.mayBegin(actor, one.coach()))
					.map(CoachReadiness::coach)
					.collect(Collectors.toSet()));
		return "certificates";
	}

	@PostMapping("/begin")
	String begin(Actor actor, @RequestParam String coach, RedirectAttributes next) {
		try {
			this.certificates.begin(actor, new UserId(coach));
			next.addFlashAttribute("done", "Begun: calls are with quality");
		}
		catch (Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/coaching/certificates";
	}

	@PostMapping
	String takeOver(Actor actor, @RequestParam String coach, @RequestParam LocalDate until, @RequestParam String reason,
			RedirectAttributes next) {
		try {
			this.certificates.takeOver(actor, new UserId(coach), until, reason);
			next.addFlashAttribute("done", "On record");
		}
		catch (InvalidInput ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/coaching/certificates";
	}

}
