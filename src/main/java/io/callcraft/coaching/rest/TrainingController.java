package io.callcraft.coaching.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.callcraft.coaching.CompetencyGuide;
import io.callcraft.coaching.Training;
import io.callcraft.coaching.TrainingItem;
import io.callcraft.coaching.Trainings;
import io.callcraft.diagnosis.Gap;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
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
 * The twelve competencies, and training for them.
 */
@RestController
@Tag(name = "Training")
class TrainingController {

	private final Trainings trainings;

	TrainingController(Trainings trainings) {
		this.trainings = trainings;
	}

	@GetMapping("/api/training")
	@Operation(summary = "The competencies with what good sounds like, and every training")
	Catalogue catalogue() {
		return new Catalogue(this.trainings.guides(), this.trainings.items());
	}

	@GetMapping("/api/reps/{rep}/training")
	@Operation(summary = "The training that a rep was given, newest first")
	List<View> of(Actor actor, @PathVariable String rep) {
		return this.trainings.of(actor, new RepId(rep)).stream().map(View::of).toList();
	}

	@PostMapping("/api/training/{id}/completed")
	@Operation(summary = "It was done, says the rep or who leads them; calls are then looked at again at intervals")
	View complete(Actor actor, @PathVariable long id, @RequestBody Completed completed) {
		return View.of(this.trainings.complete(actor, id, Objects.requireNonNullElse(completed.words(), "")));
	}

	record Catalogue(List<CompetencyGuide> competencies, List<TrainingItem> training) {
	}

	record Completed(@Nullable String words) {
	}

	record View(long training, String rep, String item, String title, Competency competency, boolean phoneSpecific,
			String exercise, String milestone, @Nullable String gap, String rule, int release, Instant assignedAt,
			Instant due, @Nullable Instant completedAt, @Nullable String completedBy, @Nullable String words) {

		static View of(Training training) {
			Training.Done done = training.done();
			TrainingItem item = training.item();
			Long gap = training.topic().gap();
			return new View(training.id(), training.rep().value(), item.code(), item.title(), item.competency(),
					item.phoneSpecific(), item.exercise(), training.topic().milestone().key(),
					(gap != null) ? Gap.key(gap) : null, training.rule(), training.release(), training.assignedAt(),
					training.due(), (done != null) ? done.at() : null, (done != null) ? done.by().value() : null,
					(done != null) ? done.words() : null);
		}

	}

}
