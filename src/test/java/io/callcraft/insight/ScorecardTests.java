package io.callcraft.insight;

import io.callcraft.insight.Scorecard.Quadrant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScorecardTests {

	private static final Estimate ABOVE = new Estimate(0.8, 0.71, 0.9);

	private static final Estimate AROUND = new Estimate(0.8, 0.7, 0.9);

	private static final Estimate BELOW = new Estimate(0.6, 0.5, 0.69);

	@Test
	void a_quadrant_is_told_only_where_both_intervals_are_clear_of_the_center() {
		assertThat(of(ABOVE, ABOVE)).isEqualTo(Quadrant.BOTH_STRONG);
		assertThat(of(ABOVE, BELOW)).isEqualTo(Quadrant.STRONG_ART);
		assertThat(of(BELOW, ABOVE)).isEqualTo(Quadrant.STRONG_CHECKLIST);
		assertThat(of(BELOW, BELOW)).isEqualTo(Quadrant.BOTH_WEAK);
		assertThat(of(AROUND, ABOVE)).isEqualTo(Quadrant.NOT_TOLD_APART);
		assertThat(of(BELOW, AROUND)).isEqualTo(Quadrant.NOT_TOLD_APART);
	}

	private static Quadrant of(Estimate art, Estimate checklist) {
		return Quadrant.of(art, checklist, 0.7, 0.7);
	}

}
