package io.callcraft.diagnosis.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.callcraft.calls.Call;
import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.diagnosis.Gap;
import io.callcraft.diagnosis.GapClosing;
import io.callcraft.diagnosis.GapKind;
import io.callcraft.diagnosis.GapOpinion;
import io.callcraft.diagnosis.GapReview;
import io.callcraft.diagnosis.GapReviews;
import io.callcraft.diagnosis.GapWork;
import io.callcraft.diagnosis.RuleRecord;
import io.callcraft.diagnosis.TalentAtHire;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gaps that the rules propose, and what people say they are.
 */
@RestController
@Tag(name = "Gaps")
class GapController {

	private static final String NONE = "NONE";

	private final Diagnoses diagnoses;

	private final GapReviews reviews;

	private final GapWork work;

	private final People people;

	GapController(Diagnoses diagnoses, GapReviews reviews, GapWork work, People people) {
		this.diagnoses = diagnoses;
		this.reviews = reviews;
		this.work = work;
		this.people = people;
	}

	@GetMapping("/api/reps/{rep}/gaps")
	@Operation(summary = "A rep's gaps, newest first: what the rules propose, with the calls that show it")
	Gaps gaps(Actor actor, @PathVariable String rep) {
		RepId id = this.people.visible(actor, new RepId(rep)).id();
		return new Gaps(this.diagnoses.gaps(id).stream().map(GapView::of).toList());
	}

	@GetMapping("/api/gaps")
	@Operation(summary = "Gaps that nobody has settled, oldest first")
	Page<GapView> waiting(Actor actor, PageRequest page) {
		return this.reviews.waiting(actor, page).map(GapView::of);
	}

	@GetMapping("/api/gaps/{gap}")
	@Operation(summary = "A gap with how much it rests on and what people have said")
	ReviewView review(Actor actor, @PathVariable String gap) {
		return ReviewView.of(this.reviews.review(actor, Gap.number(gap)));
	}

	@PostMapping("/api/gaps/{gap}/opinion")
	@Operation(summary = "A coach or somebody from quality says what the gap is",
			description = "CONFIRM, or OVERRIDE with a cause (NONE where there is no gap), perhaps another competency, "
					+ "and a reason. A lack of talent takes two people, after help was tried.")
	ReviewView decide(Actor actor, @PathVariable String gap, @RequestBody Said said) {
		return ReviewView.of(this.reviews.decide(actor, Gap.number(gap), said.given()));
	}

	@GetMapping("/api/gaps/{gap}/closing")
	@Operation(summary = "What a settled gap still takes to be closed")
	ClosingView closing(Actor actor, @PathVariable String gap) {
		GapClosing closing = this.work.closing(actor, Gap.number(gap));
		return new ClosingView(closing.isComplete(), closing.sessions(), closing.isMoved(), closing.getWords());
	}

	@PostMapping("/api/gaps/{gap}/close")
	@Operation(summary = "The gap is closed: coaching was given, and calls since are better for sure")
	GapView close(Actor actor, @PathVariable String gap) {
		return GapView.of(this.work.close(actor, Gap.number(gap)));
	}

	@GetMapping("/api/gaps/rules")
	@Operation(summary = "How people take what each rule proposed in the last year: waiting, confirmed, overridden")
	List<RuleView> rules(Actor actor) {
		return this.reviews.rules(actor).stream().map(RuleView::of).toList();
	}

	record Gaps(List<GapView> items) {
	}

	record GapView(String gap, String rep, GapKind kind, String milestone, Competency competency, String reason,
			List<String> rules, int release, List<String> calls, Gap.State state, @Nullable String cause,
			@Nullable Competency remedy, @Nullable Instant settledAt) {

		static GapView of(Gap gap) {
			Gap.Settled settled = gap.settled();
			return new GapView(gap.key(), gap.rep().value(), gap.kind(), gap.milestone().key(), gap.competency(),
					gap.reason(), gap.rules(), gap.release(), gap.calls().stream().map(Call.Key::toString).toList(),
					gap.state(), (settled != null) ? named(settled.cause()) : null,
					(settled != null) ? settled.remedy() : null, (settled != null) ? settled.at() : null);
		}

	}

	record OpinionView(String by, Instant at, String cause, Competency competency, String reason) {
	}

	record ReviewView(GapView gap, Confidence confidence, boolean helped, List<TalentAtHire> talentsAtHire,
			List<OpinionView> opinions) {

		static ReviewView of(GapReview review) {
			return new ReviewView(GapView.of(review.gap()),
					new Confidence(review.confidence().isEnough(), review.confidence().getWords()), review.helped(),
					review.talents(),
					review.opinions()
						.stream()
						.map((opinion) -> new OpinionView(opinion.by().value(), opinion.at(), named(opinion.cause()),
								opinion.competency(), opinion.reason()))
						.toList());
		}

	}

	record ClosingView(boolean complete, int sessions, boolean moved, String words) {
	}

	record Confidence(boolean enough, String words) {
	}

	record RuleView(List<String> rules, int waiting, int confirmed, int overridden) {

		static RuleView of(RuleRecord known) {
			return new RuleView(known.rules(), known.waiting(), known.confirmed(), known.overridden());
		}

	}

	record Said(@Nullable String decision, @Nullable String cause, @Nullable Competency competency,
			@Nullable String reason) {

		GapOpinion.Given given() {
			return GapOpinion.Given.read(Objects.requireNonNullElse(this.decision, ""),
					Objects.requireNonNullElse(this.cause, ""), this.competency,
					Objects.requireNonNullElse(this.reason, ""));
		}

	}

	private static String named(@Nullable GapKind cause) {
		return (cause != null) ? cause.name() : NONE;
	}

}
