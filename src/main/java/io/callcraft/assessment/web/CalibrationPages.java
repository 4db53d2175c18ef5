package io.callcraft.assessment.web;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.callcraft.assessment.AssessmentForm;
import io.callcraft.assessment.AssessmentForms;
import io.callcraft.assessment.Calibration;
import io.callcraft.assessment.Calibrations;
import io.callcraft.calls.Call;
import io.callcraft.people.Employments;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Calibrations: who is asked to judge what, how far they agree, and whether they drift
 * apart.
 */
@Controller
@RequestMapping("/calibrations")
class CalibrationPages {

	private static final int MOST_TEAMS = 200;

	private final Calibrations calibrations;

	private final AssessmentForms forms;

	private final People people;

	private final Employments employments;

	private final Clock clock;

	CalibrationPages(Calibrations calibrations, AssessmentForms forms, People people, Employments employments,
			Clock clock) {
		this.calibrations = calibrations;
		this.forms = forms;
		this.people = people;
		this.employments = employments;
		this.clock = clock;
	}

	/** What is filled in to open one, which a refusal does not lose. */
	record Opening(String name, String team, String calls, Set<String> evaluators) {

		Opening(@Nullable String name, @Nullable String team, @Nullable String calls,
				@Nullable Set<String> evaluators) {
			this.name = Objects.requireNonNullElse(name, "");
			this.team = Objects.requireNonNullElse(team, "");
			this.calls = Objects.requireNonNullElse(calls, "10");
			this.evaluators = Objects.requireNonNullElse(evaluators, Set.of());
		}

		Calibrations.Wanted wanted(String seed) {
			return new Calibrations.Wanted(this.name, new TeamId(this.team), number(),
					this.evaluators.stream().map(UserId::new).collect(Collectors.toCollection(LinkedHashSet::new)),
					seed);
		}

		private int number() {
			try {
				return Integer.parseInt(this.calls.strip());
			}
			catch (NumberFormatException ex) {
				throw new InvalidInput("calls", "'" + this.calls + "' is no number");
			}
		}

	}

	@GetMapping
	String list(Actor actor, Model model) {
		return list(actor, new Opening(null, null, null, null), Map.of(), model);
	}

	private String list(Actor actor, Opening filled, Map<String, String> wrong, Model model) {
		model.addAttribute("filled", filled);
		model.addAttribute("wrong", wrong);
		List<Calibration.Drift> drift = this.calibrations.drift(actor);
		model.addAttribute("calibrations", this.calibrations.newest(actor));
		model.addAttribute("drift", drift);
		model.addAttribute("judges",
				drift.stream()
					.flatMap((each) -> each.evaluators().stream())
					.map(UserId::value)
					.collect(Collectors.toCollection(TreeSet::new))
					.stream()
					.map(UserId::new)
					.toList());
		model.addAttribute("apart", this.calibrations.apart(actor));
		model.addAttribute("milestones", Milestone.values());
		model.addAttribute("floor", this.calibrations.floor());
		model.addAttribute("opens", actor.has(Role.QUALITY));
		model.addAttribute("teams",
				this.employments.sellingFirst(this.people.teams(new PageRequest(null, MOST_TEAMS)).items()));
		model.addAttribute("evaluators", this.calibrations.evaluators());
		return "calibrations";
	}

	@PostMapping
	String open(Actor actor, @ModelAttribute Opening filled, Model model, HttpServletResponse response,
			RedirectAttributes next) {
		try {
			Calibration opened = this.calibrations.open(actor, filled.wanted("calibration of " + this.clock.instant()));
			next.addFlashAttribute("done", "Everybody who takes part can begin");
			return "redirect:/calibrations/" + opened.id();
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return list(actor, filled, ex.byField(), model);
		}
	}

	@GetMapping("/{calibration}")
	String one(Actor actor, @PathVariable long calibration, Model model) {
		Calibration shown = this.calibrations.one(actor, calibration);
		model.addAttribute("calibration", shown);
		model.addAttribute("next", this.calibrations.next(actor, shown));
		model.addAttribute("closes", actor.has(Role.QUALITY));
		model.addAttribute("floor", this.calibrations.floor());
		model.addAttribute("milestones", Milestone.values());
		model.addAttribute("result", shown.isOpen() ? null : this.calibrations.result(actor, calibration));
		return "calibration";
	}

	@PostMapping("/{calibration}/close")
	String close(Actor actor, @PathVariable long calibration, RedirectAttributes next) {
		try {
			this.calibrations.close(actor, calibration);
			next.addFlashAttribute("done", "Closed: how far evaluators agree is known");
		}
		catch (Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/calibrations/{calibration}";
	}

	@GetMapping("/{calibration}/calls/{position}")
	String call(Actor actor, @PathVariable long calibration, @PathVariable int position, Model model) {
		return sheet(actor, calibration, position, new AnswerSheet(Map.of()), model);
	}

	@PostMapping("/{calibration}/calls/{position}")
	String judge(Actor actor, @PathVariable long calibration, @PathVariable int position,
			@RequestParam Map<String, String> filled, Model model, RedirectAttributes next) {
		AnswerSheet sheet = new AnswerSheet(filled);
		try {
			AssessmentForm form = this.forms.version(this.calibrations.one(actor, calibration).form());
			Calibration after = this.calibrations.judge(actor, calibration, position, sheet.answers(form));
			Integer onwards = this.calibrations.next(actor, after);
			next.addFlashAttribute("done", after.isOpen() ? "Call " + position + " is judged"
					: "That was the last answer: see how far you agree");
			return "redirect:/calibrations/" + calibration + ((onwards != null) ? "/calls/" + onwards : "");
		}
		catch (InvalidInput ex) {
			sheet.refused(ex);
			return sheet(actor, calibration, position, sheet, model);
		}
		catch (Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
			return "redirect:/calibrations/{calibration}";
		}
	}

	private String sheet(Actor actor, long id, int position, AnswerSheet sheet, Model model) {
		Call call = this.calibrations.toJudge(actor, id, position);
		Calibration calibration = this.calibrations.one(actor, id);
		model.addAttribute("call", call);
		model.addAttribute("form", this.forms.version(calibration.form()));
		model.addAttribute("sheet", sheet);
		model.addAttribute("milestones", Milestone.values());
		model.addAttribute("competencies", Competency.values());
		model.addAttribute("back", "/calibrations/" + id);
		model.addAttribute("backTo",
				"Call " + position + " of " + calibration.calls().size() + ", " + calibration.name());
		model.addAttribute("action", "/calibrations/" + id + "/calls/" + position);
		return "assess-call";
	}

}
