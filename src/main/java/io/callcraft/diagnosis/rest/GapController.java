package io.callcraft.diagnosis.rest;

import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.diagnosis.Gap;
import io.callcraft.diagnosis.GapKind;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.RepId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Standing")
class GapController {

	private final Diagnoses diagnoses;

	private final People people;

	GapController(Diagnoses diagnoses, People people) {
		this.diagnoses = diagnoses;
		this.people = people;
	}

	@GetMapping("/api/reps/{rep}/gaps")
	@Operation(summary = "A rep's gaps, newest first: what the rules propose, with the calls that show it")
	Gaps gaps(Actor actor, @PathVariable String rep) {
		RepId id = this.people.visible(actor, new RepId(rep)).id();
		return new Gaps(this.diagnoses.gaps(id).stream().map(GapView::of).toList());
	}

	record Gaps(List<GapView> items) {
	}

	record GapView(String gap, GapKind kind, String milestone, Competency competency, String reason, List<String> rules,
			int release, List<String> calls, Gap.State state) {

		static GapView of(Gap gap) {
			return new GapView("gap-" + gap.id(), gap.kind(), gap.milestone().key(), gap.competency(), gap.reason(),
					gap.rules(), gap.release(), gap.calls().stream().map(Call.Key::toString).toList(), gap.state());
		}

	}

}
