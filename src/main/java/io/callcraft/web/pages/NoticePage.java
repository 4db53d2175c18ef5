package io.callcraft.web.pages;

import io.callcraft.escalation.Notices;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What is expected, to be read and acknowledged.
 */
@Controller
@RequestMapping("/reps/{id}/notice")
class NoticePage {

	private final Notices notices;

	private final People people;

	NoticePage(Notices notices, People people) {
		this.notices = notices;
		this.people = people;
	}

	@GetMapping
	String notice(Actor actor, @PathVariable String id, Model model) {
		Rep rep = this.people.visible(actor, new RepId(id));
		model.addAttribute("rep", rep);
		model.addAttribute("own", actor.is(rep.id()));
		model.addAttribute("notice", this.notices.of(actor, rep.id()));
		return "notice";
	}

	@PostMapping("/acknowledgement")
	String acknowledge(Actor actor, @PathVariable String id, RedirectAttributes next) {
		this.notices.acknowledge(actor, new RepId(id));
		next.addFlashAttribute("done", "Thank you: it is on record that you have read it");
		return "redirect:/reps/{id}";
	}

}
