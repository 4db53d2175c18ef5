package io.callcraft.assessment.rest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.callcraft.assessment.Answers;
import io.callcraft.assessment.Assessment;
import io.callcraft.assessment.AssessmentForm;
import io.callcraft.assessment.AssessmentForms;
import io.callcraft.assessment.Assessments;
import io.callcraft.assessment.Draws;
import io.callcraft.calls.Call;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The assessment form, assessments of calls, and the calls that are drawn for it.
 */
@RestController
@Tag(name = "Assessments")
class AssessmentController {

	private static final int USUAL_DAYS = 30;

	private static final int USUAL_POINTS = 15;

	private static final int USUAL_RISKY = 10;

	private final AssessmentForms forms;

	private final Assessments assessments;

	private final Draws draws;

	private final Clock clock;

	AssessmentController(AssessmentForms forms, Assessments assessments, Draws draws, Clock clock) {
		this.forms = forms;
		this.assessments = assessments;
		this.draws = draws;
		this.clock = clock;
	}

	@GetMapping("/api/assessment-form")
	@Operation(summary = "What evaluators are asked now")
	FormView form() {
		return FormView.of(this.forms.current());
	}

	@GetMapping("/api/assessment-form/{version}")
	@Operation(summary = "What evaluators were asked by a version")
	FormView form(@PathVariable int version) {
		return FormView.of(this.forms.version(version));
	}

	@PostMapping("/api/assessment-form")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Change the form: a further version, begun on the one that is named",
			description = "A milestone's question that asks what the rep did is refused.")
	FormView change(Actor actor, @RequestBody Changed changed) {
		Map<Milestone, String> questions = new EnumMap<>(Milestone.class);
		Objects.requireNonNullElse(changed.questions(), Map.<String, String>of())
			.forEach((key, question) -> questions.put(milestone("questions", key), question));
		Integer base = changed.base();
		if (base == null) {
			throw new InvalidInput("base", "is required: the version that the change began on");
		}
		return FormView
			.of(this.forms.change(actor, base, questions, Objects.requireNonNullElse(changed.checklist(), List.of())));
	}

	@GetMapping("/api/calls/{source}/{callId}/assessments")
	@Operation(summary = "What people judged of a call, oldest first")
	List<View> of(Actor actor, @PathVariable String source, @PathVariable String callId) {
		return this.assessments.of(actor, new Call.Key(source, callId)).stream().map(View::of).toList();
	}

	@PostMapping("/api/calls/{source}/{callId}/assessments")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Assess a call: its outcomes read so from now on",
			description = "A drawn call counts as RANDOM, one that somebody chose as SUPERVISOR, which enters nobody.")
	View assess(Actor actor, @PathVariable String source, @PathVariable String callId, @RequestBody Answered answered) {
		Integer form = answered.form();
		if (form == null) {
			throw new InvalidInput("form", "is required: the version of the form that was answered");
		}
		return View.of(this.assessments.assess(actor, new Call.Key(source, callId), form, answered.answers()));
	}

	@GetMapping("/api/assessment-draws")
	@Operation(summary = "Drawn calls that nobody has assessed, those longest ago first")
	Page<WaitingView> waiting(Actor actor, PageRequest page) {
		Page<Draws.Waiting> waiting = this.draws.waiting(actor, page);
		return new Page<>(waiting.items().stream().map(WaitingView::of).toList(), waiting.next());
	}

	@GetMapping("/api/teams/{team}/assessment-coverage")
	@Operation(summary = "How far each rep of a team is assessed; the last 30 days unless told otherwise")
	List<CoverageView> coverage(Actor actor, @PathVariable String team, @RequestParam(required = false) Instant from,
			@RequestParam(required = false) Instant to, @RequestParam(defaultValue = "15") int points) {
		int needed = Draws.needed(points);
		return this.draws.coverage(actor, new TeamId(team), span(from, to))
			.stream()
			.map((each) -> new CoverageView(each.rep().id().value(), each.assessed(), each.waiting(), needed))
			.toList();
	}

	@PostMapping("/api/teams/{team}/assessment-draws")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Draw of each rep's calls what the wanted interval still needs, by chance",
			description = "With the kind RISK: at most so many calls of the team that somebody should hear; they count in no rate.")
	DrawnView draw(Actor actor, @PathVariable String team, @RequestBody Wanted wanted) {
		if (wanted.kind() == Call.Sampling.RISK) {
			Draws.Drawn risky = this.draws.drawRisky(actor, new TeamId(team), span(wanted.from(), wanted.to()),
					Objects.requireNonNullElse(wanted.calls(), USUAL_RISKY));
			return new DrawnView(risky.seed(), risky.needed(), risky.calls(), List.of());
		}
		if (wanted.kind() != null && wanted.kind() != Call.Sampling.RANDOM) {
			throw new InvalidInput("kind", "is RANDOM or RISK");
		}
		Draws.Drawn drawn = this.draws.draw(actor, new TeamId(team), span(wanted.from(), wanted.to()),
				Objects.requireNonNullElse(wanted.points(), USUAL_POINTS), wanted.seed());
		return new DrawnView(drawn.seed(), drawn.needed(), drawn.calls(),
				drawn.tooFew().stream().map(RepId::value).toList());
	}

	private Draws.Span span(@Nullable Instant from, @Nullable Instant to) {
		Instant end = Objects.requireNonNullElseGet(to, this.clock::instant);
		return new Draws.Span(Objects.requireNonNullElseGet(from, () -> end.minus(USUAL_DAYS, ChronoUnit.DAYS)), end);
	}

	static Milestone milestone(String field, String key) {
		return Milestone.ofKey(key).orElseThrow(() -> new InvalidInput(field, "'" + key + "' is no milestone"));
	}

	record Changed(@Nullable Integer base, @Nullable Map<String, String> questions,
			@Nullable List<AssessmentForm.Item> checklist) {
	}

	record FormView(int version, Map<String, String> questions, List<AssessmentForm.Item> checklist,
			@Nullable String by, @Nullable Instant at) {

		static FormView of(AssessmentForm form) {
			Map<String, String> questions = new LinkedHashMap<>();
			form.questions().forEach((milestone, question) -> questions.put(milestone.key(), question));
			return new FormView(form.version(), questions, form.checklist(),
					(form.by() != null) ? form.by().value() : null, form.at());
		}

	}

	record Answered(@Nullable Integer form, @Nullable Map<String, JudgedView> milestones,
			@Nullable Map<String, CheckedView> checklist, @Nullable List<HeardView> observations) {

		Answers answers() {
			Map<Milestone, Answers.Judged> judged = new EnumMap<>(Milestone.class);
			Objects.requireNonNullElse(this.milestones, Map.<String, JudgedView>of())
				.forEach((key, view) -> judged.put(milestone("milestones", key), view.judged("milestones." + key)));
			Map<String, Answers.Checked> checked = new TreeMap<>();
			Objects.requireNonNullElse(this.checklist, Map.<String, CheckedView>of())
				.forEach((key, view) -> checked.put(key, view.checked("checklist." + key)));
			return new Answers(judged, checked,
					Objects.requireNonNullElse(this.observations, List.<HeardView>of())
						.stream()
						.map(HeardView::observation)
						.toList());
		}

	}

	record JudgedView(@Nullable Outcome outcome, @Nullable String reason, @Nullable String evidence) {

		Answers.Judged judged(String field) {
			Outcome is = this.outcome;
			if (is == null) {
				throw new InvalidInput(field + ".outcome", "is required: MET, MISSED or NOT_APPLICABLE");
			}
			return new Answers.Judged(is, text(this.reason), text(this.evidence));
		}

	}

	record CheckedView(Answers.@Nullable Answer answer, @Nullable String reason) {

		Answers.Checked checked(String field) {
			Answers.Answer is = this.answer;
			if (is == null) {
				throw new InvalidInput(field + ".answer", "is required: YES, NO or NOT_APPROPRIATE");
			}
			return new Answers.Checked(is, text(this.reason));
		}

	}

	record HeardView(@Nullable Competency competency, @Nullable Integer offsetSeconds, @Nullable String note) {

		Answers.Observation observation() {
			Competency shown = this.competency;
			Integer offset = this.offsetSeconds;
			if (shown == null || offset == null) {
				throw new InvalidInput("observations", "each says competency, offsetSeconds and note");
			}
			return new Answers.Observation(shown, offset, text(this.note));
		}

	}

	private static String text(@Nullable String text) {
		return Objects.requireNonNullElse(text, "").strip();
	}

	record View(long assessment, String call, String rep, int form, String assessor, Instant at, Call.Sampling sampling,
			Map<String, Answers.Judged> milestones, Map<String, Answers.Checked> checklist,
			List<Answers.Observation> observations) {

		static View of(Assessment assessment) {
			Map<String, Answers.Judged> milestones = new LinkedHashMap<>();
			assessment.answers().milestones().forEach((milestone, judged) -> milestones.put(milestone.key(), judged));
			return new View(assessment.id(), assessment.call().toString(), assessment.rep().value(), assessment.form(),
					assessment.assessor().value(), assessment.at(), assessment.sampling(), milestones,
					assessment.answers().checklist(), assessment.answers().observations());
		}

	}

	record WaitingView(String call, String rep, Instant startedAt, Call.Sampling kind, String reason) {

		static WaitingView of(Draws.Waiting waiting) {
			return new WaitingView(waiting.call().toString(), waiting.rep().value(), waiting.startedAt(),
					waiting.kind(), waiting.reason());
		}

	}

	record CoverageView(String rep, int assessed, int waiting, int needed) {
	}

	record Wanted(@Nullable Instant from, @Nullable Instant to, @Nullable Integer points, @Nullable String seed,
			Call.@Nullable Sampling kind, @Nullable Integer calls) {
	}

	record DrawnView(String seed, int needed, int calls, List<String> tooFew) {
	}

}
