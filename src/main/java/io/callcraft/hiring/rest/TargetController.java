package io.callcraft.hiring.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.callcraft.hiring.EvidenceMethod;
import io.callcraft.hiring.FourC;
import io.callcraft.hiring.Question;
import io.callcraft.hiring.Questions;
import io.callcraft.hiring.TargetProfile;
import io.callcraft.hiring.TargetProfiles;
import io.callcraft.hiring.Trait;
import io.callcraft.hiring.WantedTrait;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is looked for in candidates, and what they are asked.
 */
@RestController
@Tag(name = "Hiring")
class TargetController {

	private final TargetProfiles profiles;

	private final Questions questions;

	TargetController(TargetProfiles profiles, Questions questions) {
		this.profiles = profiles;
		this.questions = questions;
	}

	@GetMapping("/api/hiring/profiles")
	@Operation(summary = "The newest version of every target profile")
	List<ProfileView> profiles(Actor actor) {
		return this.profiles.all(actor).stream().map(ProfileView::of).toList();
	}

	@GetMapping("/api/hiring/profiles/{profile}")
	@Operation(summary = "Every version of a target profile, the newest first")
	List<ProfileView> versions(Actor actor, @PathVariable String profile) {
		return this.profiles.versions(actor, profile).stream().map(ProfileView::of).toList();
	}

	@PostMapping("/api/hiring/profiles/{profile}/versions")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Writes the first or the next version; it counts once a second person has approved it")
	ProfileView write(Actor actor, @PathVariable String profile, @RequestBody ProfileBody body) {
		return ProfileView
			.of(this.profiles.write(actor, profile, Objects.requireNonNullElse(body.title(), ""), body.target()));
	}

	@PostMapping("/api/hiring/profiles/{profile}/versions/{version}/approve")
	@Operation(summary = "Approves the newest draft; whoever wrote some of it cannot")
	ProfileView approve(Actor actor, @PathVariable String profile, @PathVariable int version) {
		return ProfileView.of(this.profiles.approve(actor, profile, version));
	}

	@GetMapping("/api/hiring/questions")
	@Operation(summary = "The question bank as it reads now, by trait")
	List<QuestionView> bank(Actor actor) {
		return this.questions.bank(actor).stream().map(QuestionView::of).toList();
	}

	@GetMapping("/api/hiring/questions/{question}")
	@Operation(summary = "Every wording that a question had, the newest first")
	List<QuestionView> wordings(Actor actor, @PathVariable String question) {
		return this.questions.versions(actor, question).stream().map(QuestionView::of).toList();
	}

	@PutMapping("/api/hiring/questions/{question}")
	@Operation(summary = "Enters or rewords a question", description = "422 where it asks what is nobody's business.")
	QuestionView save(Actor actor, @PathVariable String question, @RequestBody QuestionBody body) {
		if (body.trait() == null) {
			throw new InvalidInput("trait", "is required: what the answer shows");
		}
		return QuestionView.of(this.questions.save(actor, question,
				new Question.Wording(body.trait(), Objects.requireNonNullElse(body.words(), ""),
						Objects.requireNonNullElse(body.listenFor(), ""), body.asked() == null || body.asked())));
	}

	/**
	 * A target profile as sent.
	 *
	 * @param weights percent of each of the four kinds of fit, 100 in all
	 */
	record ProfileBody(@Nullable String title, @Nullable Map<FourC, Integer> weights,
			@Nullable List<WantedBody> wanted) {

		TargetProfile.Target target() {
			List<WantedTrait> traits = new ArrayList<>();
			for (WantedBody each : (this.wanted != null) ? this.wanted : List.<WantedBody>of()) {
				traits.add(each.wanted());
			}
			return new TargetProfile.Target((this.weights != null) ? this.weights : Map.of(), traits);
		}

	}

	/** One trait as wanted; one rater, and no block, where they are left out. */
	record WantedBody(@Nullable Trait trait, @Nullable Integer level, @Nullable Set<EvidenceMethod> methods,
			@Nullable Integer raters, @Nullable Boolean blocks) {

		WantedTrait wanted() {
			if (this.trait == null) {
				throw new InvalidInput("wanted.trait", "is required: one of the list of traits");
			}
			return new WantedTrait(this.trait, (this.level != null) ? this.level : 0,
					(this.methods != null) ? this.methods : Set.of(), (this.raters != null) ? this.raters : 1,
					this.blocks != null && this.blocks);
		}

	}

	record ProfileView(String profile, int version, String title, TargetProfile.State state,
			Map<FourC, Integer> weights, List<WantedTrait> wanted, String author, Instant writtenAt,
			@Nullable String approver, @Nullable Instant approvedAt) {

		static ProfileView of(TargetProfile profile) {
			return new ProfileView(profile.id(), profile.version(), profile.title(), profile.state(),
					profile.target().weights(), profile.target().wanted(), profile.author().value(),
					profile.writtenAt(), (profile.approver() != null) ? profile.approver().value() : null,
					profile.approvedAt());
		}

	}

	/** A question as sent; interviews ask it unless {@code asked} is false. */
	record QuestionBody(@Nullable Trait trait, @Nullable String words, @Nullable String listenFor,
			@Nullable Boolean asked) {
	}

	record QuestionView(String question, int version, Trait trait, FourC four, String words, String listenFor,
			boolean asked, String author, Instant writtenAt) {

		static QuestionView of(Question question) {
			Question.Wording wording = question.wording();
			return new QuestionView(question.id(), question.version(), wording.trait(), wording.trait().four(),
					wording.words(), wording.listenFor(), wording.asked(), question.author().value(),
					question.writtenAt());
		}

	}

}
