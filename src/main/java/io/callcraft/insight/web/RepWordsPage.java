package io.callcraft.insight.web;

import io.callcraft.insight.WordsOnRecord;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A rep's words on record.
 */
@Controller
class RepWordsPage {

	private final WordsOnRecord words;

	private final People people;

	RepWordsPage(WordsOnRecord words, People people) {
		this.words = words;
		this.people = people;
	}

	@GetMapping("/reps/{id}/words")
	String words(Actor actor, @PathVariable String id, Model model) {
		RepId rep = new RepId(id);
		model.addAttribute("quotes", this.words.of(actor, rep));
		model.addAttribute("rep", this.people.visible(actor, rep));
		model.addAttribute("own", actor.is(rep));
		return "rep-words";
	}

}
