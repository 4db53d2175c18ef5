package io.callcraft.incentives.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.callcraft.incentives.Gesture;
import io.callcraft.incentives.Gestures;
import io.callcraft.incentives.Kudos;
import io.callcraft.incentives.Recognition;
import io.callcraft.incentives.Silence;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
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
 * Kudos, pats on the back and notes.
 */
@RestController
@Tag(name = "Recognition")
class RecognitionController {

	private final Recognition recognition;

	private final Gestures gestures;

	RecognitionController(Recognition recognition, Gestures gestures) {
		this.recognition = recognition;
		this.gestures = gestures;
	}

	@GetMapping("/api/kudos")
	@Operation(summary = "What was said about reps lately, the latest first")
	Page<KudosView> feed(PageRequest page) {
		return this.recognition.feed(page).map(KudosView::of);
	}

	@PostMapping("/api/kudos")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Says something good about a rep in front of everybody",
			description = "409 where the rep does not want to be mentioned.")
	KudosView give(Actor actor, @RequestBody KudosBody body) {
		if (body.rep() == null) {
			throw new InvalidInput("rep", "is required: whom the kudos are for");
		}
		return KudosView.of(this.recognition.give(actor, new RepId(body.rep()),
				(body.words() != null) ? body.words() : "", milestone(body.milestone())));
	}

	private static @Nullable Milestone milestone(@Nullable String key) {
		return (key != null)
				? Milestone.ofKey(key).orElseThrow(() -> new InvalidInput("milestone", "'" + key + "' is none")) : null;
	}

	@PostMapping("/api/kudos/{kudos}/reactions/{reaction}")
	@Operation(summary = "Answers with CLAP, HEART or STAR; the same again takes it back")
	KudosView react(Actor actor, @PathVariable long kudos, @PathVariable Kudos.Reaction reaction) {
		return KudosView.of(this.recognition.react(actor, kudos, reaction));
	}

	@PostMapping("/api/kudos/{kudos}/hide")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Takes kudos out of everybody's sight, with a reason")
	void hide(Actor actor, @PathVariable long kudos, @RequestBody Because body) {
		this.recognition.hide(actor, kudos, (body.reason() != null) ? body.reason() : "");
	}

	@GetMapping("/api/kudos/pairs")
	@Operation(summary = "Pairs of reps who praise each other suspiciously often: for a person to look at")
	List<Recognition.Pair> pairs(Actor actor) {
		return this.recognition.pairs(actor);
	}

	@PutMapping("/api/reps/{rep}/recognition")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "The rep chooses whether to be mentioned in front of peers")
	void choose(Actor actor, @PathVariable String rep, @RequestBody Choice choice) {
		if (choice.mentioned() == null) {
			throw new InvalidInput("mentioned", "is required: true or false");
		}
		this.recognition.choose(actor, new RepId(rep), choice.mentioned());
	}

	@GetMapping("/api/gestures")
	@Operation(summary = "Pats on the back and notes that wait in your teams, the most urgent first")
	List<GestureView> gestures(Actor actor) {
		return this.gestures.waiting(actor).stream().map(GestureView::of).toList();
	}

	@GetMapping("/api/gestures/silences")
	@Operation(summary = "Reps of your teams who have gone too long without a good word, the longest first")
	List<Silence> silences(Actor actor) {
		return this.gestures.silences(actor);
	}

	@PostMapping("/api/reps/{rep}/notes")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Asks the rep's supervisor for a note by hand")
	void note(Actor actor, @PathVariable String rep, @RequestBody Because body) {
		this.gestures.note(actor, new RepId(rep), (body.reason() != null) ? body.reason() : "");
	}

	@PostMapping("/api/gestures/{gesture}/done")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "It was said, or handed over")
	void done(Actor actor, @PathVariable long gesture, @RequestBody Said said) {
		this.gestures.done(actor, gesture, (said.words() != null) ? said.words() : "");
	}

	/** Kudos as sent; {@code milestone} is optional. */
	record KudosBody(@Nullable String rep, @Nullable String words, @Nullable String milestone) {
	}

	/** Why. */
	record Because(@Nullable String reason) {
	}

	/** Whether a rep is mentioned. */
	record Choice(@Nullable Boolean mentioned) {
	}

	/** What was said or written; may be left out. */
	record Said(@Nullable String words) {
	}

	/**
	 * Kudos.
	 */
	record KudosView(long kudos, String rep, UserId from, String words, @Nullable String milestone, Instant at,
			Map<Kudos.Reaction, Integer> reactions) {

		static KudosView of(Kudos kudos) {
			Milestone milestone = kudos.milestone();
			return new KudosView(kudos.id(), kudos.rep().value(), kudos.from(), kudos.words(),
					(milestone != null) ? milestone.key() : null, kudos.at(), kudos.reactions());
		}

	}

	/**
	 * A gesture that waits.
	 */
	record GestureView(long gesture, Gesture.Kind kind, String rep, String reason, Instant askedAt, Instant due) {

		static GestureView of(Gesture gesture) {
			return new GestureView(gesture.id(), gesture.kind(), gesture.rep().value(), gesture.reason(),
					gesture.askedAt(), gesture.dueAt());
		}

	}

}
