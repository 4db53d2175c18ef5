package io.callcraft.hiring;

import java.util.List;

import io.callcraft.diagnosis.TalentAtHire;
import io.callcraft.diagnosis.TalentsAtHire;
import io.callcraft.shared.RepId;

import org.springframework.stereotype.Component;

/**
 * Lets the talent profile follow the hire: whoever says what a gap is reads what was seen
 * before (R17).
 */
@Component
class TalentRecord implements TalentsAtHire {

	private final CandidateRows rows;

	private final TargetProfiles profiles;

	TalentRecord(CandidateRows rows, TargetProfiles profiles) {
		this.rows = rows;
		this.profiles = profiles;
	}

	@Override
	public List<TalentAtHire> of(RepId rep) {
		return this.rows.ofRep(rep)
			.map((hired) -> FitFacts
				.of(this.profiles.version(hired.profile(), hired.version()).target(),
						this.rows.evidence(hired.number()), hired.jobFactsTold())
				.stream()
				.filter(TraitEvidence.class::isInstance)
				.map(TraitEvidence.class::cast)
				.filter((trait) -> trait.kind() == TraitKind.TALENT && trait.methods() > 0)
				.map((trait) -> new TalentAtHire(trait.trait().name(), trait.getTitle(), trait.level(), trait.wanted()))
				.toList())
			.orElse(List.of());
	}

}
