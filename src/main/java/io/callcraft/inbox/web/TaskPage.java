package io.callcraft.inbox.web;

import java.time.ZoneId;
import java.util.List;

import io.callcraft.inbox.Completion;
import io.callcraft.inbox.FormField;
import io.callcraft.inbox.Inbox;
import io.callcraft.inbox.TaskDetail;
import io.callcraft.shared.Actor;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
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
 * One task: what the rules propose and why, and the form to fill in.
 */
@Controller
@RequestMapping("/tasks/{id}")
class TaskPage {

	private final Inbox inbox;

	TaskPage(Inbox inbox) {
		this.inbox = inbox;
	}

	@GetMapping
	String task(Actor actor, @PathVariable String id, ZoneId zone, Model model) {
		TaskDetail detail = this.inbox.open(actor, id);
		return show(detail, new FormReader(detail.schema(), zone).blank(), List.of(), model);
	}

	@PostMapping("/claim")
	String claim(Actor actor, @PathVariable String id, RedirectAttributes next) {
		this.inbox.claim(actor, id);
		next.addFlashAttribute("done", "The task is yours now");
		return "redirect:/tasks/{id}";
	}

	@PostMapping("/release")
	String release(Actor actor, @PathVariable String id, RedirectAttributes next) {
		this.inbox.release(actor, id);
		next.addFlashAttribute("done", "The task is free for others again");
		return "redirect:/tasks/{id}";
	}

	@PostMapping("/complete")
	String complete(Actor actor, @PathVariable String id, @RequestParam MultiValueMap<String, String> form, ZoneId zone,
			Model model, HttpServletResponse response, RedirectAttributes next) {
		TaskDetail detail = this.inbox.open(actor, id);
		FormReader reader = new FormReader(detail.schema(), zone);
		try {
			Completion completion = this.inbox.complete(actor, id, reader.read(form));
			next.addFlashAttribute("done", summary(completion));
			return "redirect:/inbox";
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return show(detail, reader.sent(form, ex.problems()), ex.problems(), model);
		}
	}

	private static String show(TaskDetail detail, List<FormField> fields, List<FieldProblem> problems, Model model) {
		model.addAttribute("detail", detail);
		model.addAttribute("task", detail.item().task());
		model.addAttribute("about", detail.item().about());
		model.addAttribute("fields", fields);
		model.addAttribute("problems",
				problems.stream()
					.filter((problem) -> fields.stream().noneMatch((field) -> field.name().equals(problem.field())))
					.toList());
		model.addAttribute("wrong", problems.size());
		return "task";
	}

	private static String summary(Completion completion) {
		String done = "“" + completion.done().task().title() + "” is done.";
		if (completion.open().isEmpty()) {
			return done;
		}
		return done + " Next: " + completion.open().get(0).task().title() + ".";
	}

}
