package io.callcraft.coaching.web;

import java.util.stream.Collectors;

import io.callcraft.coaching.Trainings;
import io.callcraft.shared.Competency;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The twelve competencies: what good sounds like, and what to practise.
 */
@Controller
class TrainingPage {

	private final Trainings trainings;

	TrainingPage(Trainings trainings) {
		this.trainings = trainings;
	}

	@GetMapping("/training")
	String training(Model model) {
		model.addAttribute("competencies", Competency.values());
		model.addAttribute("guides",
				this.trainings.guides().stream().collect(Collectors.groupingBy((guide) -> guide.competency().name())));
		model.addAttribute("items",
				this.trainings.items().stream().collect(Collectors.groupingBy((item) -> item.competency().name())));
		return "training";
	}

}
