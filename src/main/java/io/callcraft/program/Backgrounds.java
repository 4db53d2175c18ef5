package io.callcraft.program;

import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.diagnosis.SkillHelp;
import io.callcraft.diagnosis.TalentsAtHire;
import io.callcraft.shared.RepId;

import org.springframework.stereotype.Component;

/** Gathers what modules know of a rep's background. */
@Component
class Backgrounds {

	private final TalentsAtHire talents;

	private final SkillHelp help;

	private final Diagnoses diagnoses;

	Backgrounds(TalentsAtHire talents, SkillHelp help, Diagnoses diagnoses) {
		this.talents = talents;
		this.help = help;
		this.diagnoses = diagnoses;
	}

	Background of(RepId rep) {
		return new Background(this.talents.of(rep), this.help.trained(rep), this.diagnoses.closed(rep));
	}

}
