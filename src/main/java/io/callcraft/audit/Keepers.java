package io.callcraft.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.callcraft.audit.DueErasures.KeptBy;
import io.callcraft.shared.ErasableCopies;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says what keeps texts from being erased: a legal hold first, then what goes on by them.
 */
@Component
class Keepers {

	private final LegalHolds holds;

	private final ObjectProvider<ErasableCopies> copies;

	Keepers(LegalHolds holds, ObjectProvider<ErasableCopies> copies) {
		this.holds = holds;
		this.copies = copies;
	}

	@Nullable Keeper of(String person, @Nullable String caseId) {
		return of(person, caseId, this.holds.of(person));
	}

	@Nullable Keeper of(String person, @Nullable String caseId, List<LegalHold> held) {
		Optional<Keeper> hold = held.stream()
			.filter((each) -> each.holds(caseId))
			.findFirst()
			.map((each) -> new Keeper(KeptBy.LEGAL_HOLD, each.because()));
		return hold
			.or(() -> this.copies.orderedStream()
				.flatMap((module) -> Stream.ofNullable(module.neededFor(person, caseId)))
				.findFirst()
				.map((why) -> new Keeper(KeptBy.STILL_NEEDED, why)))
			.orElse(null);
	}

	/**
	 * What keeps texts, and why in plain words.
	 */
	record Keeper(KeptBy by, String because) {
	}

}
