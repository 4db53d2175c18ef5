package io.callcraft.assessment.web;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.callcraft.assessment.Answers;
import io.callcraft.assessment.AssessmentForm;
import io.callcraft.assessment.AssessmentForms;
import io.callcraft.assessment.Assessments;
import io.callcraft.assessment.Draws;
import io.callcraft.calls.Call;
import io.callcraft.people.Employments;
import io.callcraft.people.People;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Refusal;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;

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
 * Which calls are to be assessed, and the form to do it with.
 */
@Controller
@RequestMapping("/assess")
class AssessPage {

	private static final int DAYS = 30;

	private static final int RISKY = 10;

	private static final int MOST_TEAMS = 200;

	private final Assessments assessments;

	private final AssessmentForms forms;

	private final Draws draws;

	private final People people;

	private final Employments employments;

	private final Clock clock;

	AssessPage(Assessments assessments, AssessmentForms forms, Draws draws, People people, Employments employments,
			Clock clock) {
		this.assessments = assessments;
		this.forms = forms;
		this.draws = draws;
		this.people = people;
		this.employments = employments;
		this.clock = clock;
	}

	@GetMapping
	String waiting(Actor actor, PageRequest page, @RequestParam(required = false) @Nullable String team,
			@RequestParam(defaultValue = "15") int points,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		var waiting = this.draws.waiting(actor, page);
		model.addAttribute("waiting", waiting.items());
		model.addAttribute("next", (waiting.next() != null) ? "/assess?after=" + waiting.next() : null);
		if (htmx != null && page.after() != null) {
			return "assess :: rows";
		}
		List<Team> teams = this.employments.sellingFirst(this.people.teams(new PageRequest(null, MOST_TEAMS)).items());
		String chosen = (team != null && !team.isBlank()) ? team : teams.isEmpty() ? null : teams.get(0).id().value();
		model.addAttribute("teams", teams);
		model.addAttribute("team", chosen);
		model.addAttribute("points", points);
		model.addAttribute("needed", Draws.needed(points));
		model.addAttribute("coverage",
				(chosen != null) ? this.draws.coverage(actor, new TeamId(chosen), lastDays()) : List.of());
		model.addAttribute("draws", actor.has(Role.QUALITY));
		return "assess";
	}

	@PostMapping("/draws")
	String draw(Actor actor, @RequestParam String team, @RequestParam(defaultValue = "15") int points,
			RedirectAttributes next) {
		try {
			Draws.Drawn drawn = this.draws.draw(actor, new TeamId(team), lastDays(), points, null);
			next.addFlashAttribute("done", told(drawn));
		}
		catch (Refusal ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		next.addAttribute("team", team);
		next.addAttribute("points", points);
		return "redirect:/assess";
	}

	@PostMapping("/risky")
	String drawRisky(Actor actor, @RequestParam String team, RedirectAttributes next) {
		int drawn = this.draws.drawRisky(actor, new TeamId(team), lastDays(), RISKY).calls();
		next.addFlashAttribute("done", (drawn == 0) ? "Nothing stands out among the calls that nobody has heard"
				: drawn + " calls to look into");
		next.addAttribute("team", team);
		return "redirect:/assess";
	}

	private static String told(Draws.Drawn drawn) {
		String calls = switch (drawn.calls()) {
			case 0 -> "No call drawn";
			case 1 -> "1 call drawn by the seed " + drawn.seed();
			default -> drawn.calls() + " calls drawn by the seed " + drawn.seed();
		};
		return drawn.tooFew().isEmpty() ? (drawn.calls() == 0) ? "Nothing is missing: everybody has enough" : calls
				: calls + "; too few calls without an assessment to draw from: "
						+ drawn.tooFew().stream().map(RepId::value).collect(Collectors.joining(", "));
	}

	@GetMapping("/calls/{source}/{callId}")
	String call(Actor actor, @PathVariable String source, @PathVariable String callId, Model model) {
		return sheet(this.assessments.assessable(actor, new Call.Key(source, callId)), new AnswerSheet(Map.of()),
				model);
	}

	@PostMapping("/calls/{source}/{callId}")
	String assess(Actor actor, @PathVariable String source, @PathVariable String callId, @RequestParam int form,
			@RequestParam Map<String, String> filled, Model model, RedirectAttributes next) {
		Call.Key key = new Call.Key(source, callId);
		AnswerSheet sheet = new AnswerSheet(filled);
		AssessmentForm current = this.forms.current();
		try {
			Answers answers = sheet.answers(current);
			this.assessments.assess(actor, key, form, answers);
		}
		catch (InvalidInput ex) {
			sheet.refused(ex);
			return sheet(this.assessments.assessable(actor, key), sheet, model);
		}
		catch (Refusal ex) {
			model.addAttribute("refused", ex.getMessage());
			return sheet(this.assessments.assessable(actor, key), sheet, model);
		}
		next.addFlashAttribute("done", "Call " + key + " is assessed");
		return "redirect:" + onwards(actor, key);
	}

	/** The next drawn call, so that one follows the other without a click. */
	private String onwards(Actor actor, Call.Key done) {
		if (!actor.has(Role.QUALITY)) {
			return "/calls/" + done;
		}
		return this.draws.waiting(actor, new PageRequest(null, 1))
			.items()
			.stream()
			.findFirst()
			.map((waiting) -> "/assess/calls/" + waiting.call())
			.orElse("/assess");
	}

	private String sheet(Call call, AnswerSheet sheet, Model model) {
		model.addAttribute("call", call);
		model.addAttribute("form", this.forms.current());
		model.addAttribute("sheet", sheet);
		model.addAttribute("milestones", Milestone.values());
		model.addAttribute("competencies", Competency.values());
		return "assess-call";
	}

	private Draws.Span lastDays() {
		Instant now = this.clock.instant();
		return new Draws.Span(now.minus(DAYS, ChronoUnit.DAYS), now);
	}

}
