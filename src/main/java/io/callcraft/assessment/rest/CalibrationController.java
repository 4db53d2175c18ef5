package io.callcraft.assessment.rest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.callcraft.assessment.Apart;
import io.callcraft.assessment.Calibration;
import io.callcraft.assessment.Calibrations;
import io.callcraft.assessment.Kappa;
import io.callcraft.calls.Call;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Calibrations of evaluators.
 */
@RestController
@Tag(name = "Calibrations")
class CalibrationController {

	private final Calibrations calibrations;

	CalibrationController(Calibrations calibrations) {
		this.calibrations = calibrations;
	}

	@GetMapping("/api/calibrations")
	@Operation(summary = "The newest calibrations, the newest first")
	List<View> newest(Actor actor) {
		return this.calibrations.newest(actor).stream().map(View::of).toList();
	}

	@PostMapping("/api/calibrations")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Open a calibration on calls of a team, drawn by a seed",
			description = "Nobody sees another's answers before all are in; they change no call.")
	View open(Actor actor, @RequestBody Wanted wanted) {
		return View.of(this.calibrations.open(actor,
				new Calibrations.Wanted(Objects.requireNonNullElse(wanted.name(), ""),
						new TeamId(Objects.requireNonNullElse(wanted.team(), "")),
						Objects.requireNonNullElse(wanted.calls(), 0),
						Objects.requireNonNullElse(wanted.evaluators(), List.<String>of())
							.stream()
							.map(UserId::new)
							.collect(Collectors.toSet()),
						Objects.requireNonNullElse(wanted.seed(), ""))));
	}

	@GetMapping("/api/calibrations/drift")
	@Operation(
			summary = "How far evaluators agreed in the newest closed calibrations, oldest first, and who judges apart",
			description = "'kappa' of a milestone is Fleiss' of all; of an evaluator the mean over milestones of Cohen's "
					+ "against the others. 'apart' are evaluators below the floor in their newest: a reason to talk, which "
					+ "holds nothing; a milestone below the floor enters nobody.")
	DriftView drift(Actor actor) {
		double floor = this.calibrations.floor();
		return new DriftView(floor, this.calibrations.drift(actor).stream().map(OverTime::of).toList(),
				this.calibrations.apart(actor).stream().map((each) -> ApartView.of(each, floor)).toList());
	}

	@GetMapping("/api/calibrations/{calibration}")
	@Operation(summary = "A calibration, and how far its evaluators are")
	View one(Actor actor, @PathVariable long calibration) {
		return View.of(this.calibrations.one(actor, calibration));
	}

	@PostMapping("/api/calibrations/{calibration}/calls/{position}/answers")
	@Operation(summary = "An evaluator judges a call; with the last answer the calibration closes")
	View judge(Actor actor, @PathVariable long calibration, @PathVariable int position,
			@RequestBody AssessmentController.Answered answered) {
		return View.of(this.calibrations.judge(actor, calibration, position, answered.answers()));
	}

	@PostMapping("/api/calibrations/{calibration}/close")
	@Operation(summary = "Close a calibration although answers are missing")
	View close(Actor actor, @PathVariable long calibration) {
		return View.of(this.calibrations.close(actor, calibration));
	}

	@GetMapping("/api/calibrations/{calibration}/result")
	@Operation(summary = "How far evaluators agreed, and on what they did not; 409 while they answer",
			description = "Without evaluator it is Fleiss' kappa of all, with one Cohen's against all others, with two that of the pair.")
	ResultView result(Actor actor, @PathVariable long calibration) {
		return ResultView.of(this.calibrations.result(actor, calibration), this.calibrations.floor());
	}

	record Wanted(@Nullable String name, @Nullable String team, @Nullable Integer calls,
			@Nullable List<String> evaluators, @Nullable String seed) {
	}

	record View(long calibration, String name, int form, String by, Instant openedAt, @Nullable Instant closedAt,
			List<String> calls, Map<String, Integer> done) {

		static View of(Calibration calibration) {
			Map<String, Integer> done = new TreeMap<>();
			calibration.done().forEach((evaluator, count) -> done.put(evaluator.value(), count));
			return new View(calibration.id(), calibration.name(), calibration.form(), calibration.by().value(),
					calibration.openedAt(), calibration.closedAt(),
					calibration.calls().stream().map(Call.Key::toString).toList(), done);
		}

	}

	record AgreedView(String milestone, @Nullable String evaluator, @Nullable String other, int calls,
			@Nullable Double kappa, @Nullable Double lower95, @Nullable Double upper95) {

		static AgreedView of(Calibration.Agreed agreed) {
			Kappa kappa = agreed.kappa();
			return new AgreedView(agreed.milestone().key(), name(agreed.evaluator()), name(agreed.other()),
					agreed.calls(), (kappa != null) ? kappa.value() : null, (kappa != null) ? kappa.lower95() : null,
					(kappa != null) ? kappa.upper95() : null);
		}

		private static @Nullable String name(@Nullable UserId user) {
			return (user != null) ? user.value() : null;
		}

	}

	record SplitView(int position, String call, String milestone, Map<String, Outcome> answers) {

		static SplitView of(Calibration.Split split) {
			Map<String, Outcome> answers = new TreeMap<>();
			split.answers().forEach((evaluator, outcome) -> answers.put(evaluator.value(), outcome));
			return new SplitView(split.position(), split.call().toString(), split.milestone().key(), answers);
		}

	}

	record ResultView(double floor, List<AgreedView> agreed, List<SplitView> splits) {

		static ResultView of(Calibration.Result result, double floor) {
			return new ResultView(floor, result.agreed().stream().map(AgreedView::of).toList(),
					result.splits().stream().map(SplitView::of).toList());
		}

	}

	record DriftView(double floor, List<OverTime> calibrations, List<ApartView> apart) {
	}

	record OverTime(long calibration, String name, Instant closedAt, Map<String, Double> milestones,
			Map<String, Double> evaluators) {

		static OverTime of(Calibration.Drift drift) {
			Map<String, Double> milestones = new LinkedHashMap<>();
			for (Milestone milestone : Milestone.values()) {
				Kappa kappa = drift.together(milestone);
				if (kappa != null) {
					milestones.put(milestone.key(), kappa.value());
				}
			}
			Map<String, Double> evaluators = new TreeMap<>();
			for (UserId evaluator : drift.evaluators()) {
				Double kappa = drift.of(evaluator);
				if (kappa != null) {
					evaluators.put(evaluator.value(), kappa);
				}
			}
			return new OverTime(drift.id(), drift.name(), drift.closedAt(), milestones, evaluators);
		}

	}

	record ApartView(String evaluator, long calibration, double kappa, @Nullable Double before, @Nullable Double others,
			boolean alone, List<String> on) {

		static ApartView of(Apart apart, double floor) {
			return new ApartView(apart.evaluator().value(), apart.calibration(), apart.kappa(), apart.before(),
					apart.others(), apart.isAlone(floor), apart.on().stream().map(Milestone::key).toList());
		}

	}

}
