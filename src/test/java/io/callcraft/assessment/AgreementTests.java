package io.callcraft.assessment;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Kappa against the examples that its authors published.
 */
class AgreementTests {

	/**
	 * J. Cohen, A coefficient of agreement for nominal scales, Educ. Psychol. Meas. 20
	 * (1960): 200 patients, two judges, three diagnoses.
	 */
	private static final int[][] COHEN_1960 = { { 88, 14, 18 }, { 10, 40, 10 }, { 2, 6, 12 } };

	/**
	 * J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychol. Bull.
	 * 76 (1971), table 1: 30 patients, six raters, five diagnoses.
	 */
	private static final int[][] FLEISS_1971 = { { 0, 0, 0, 6, 0 }, { 0, 3, 0, 0, 3 }, { 0, 1, 4, 0, 1 },
			{ 0, 0, 0, 0, 6 }, { 0, 3, 0, 3, 0 }, { 2, 0, 4, 0, 0 }, { 0, 0, 4, 0, 2 }, { 2, 0, 3, 1, 0 },
			{ 2, 0, 0, 4, 0 }, { 0, 0, 0, 0, 6 }, { 1, 0, 0, 5, 0 }, { 1, 1, 0, 4, 0 }, { 0, 3, 3, 0, 0 },
			{ 1, 0, 0, 5, 0 }, { 0, 2, 0, 3, 1 }, { 0, 0, 5, 0, 1 }, { 3, 0, 0, 1, 2 }, { 5, 1, 0, 0, 0 },
			{ 0, 2, 0, 4, 0 }, { 1, 0, 2, 0, 3 }, { 0, 0, 0, 0, 6 }, { 0, 1, 0, 5, 0 }, { 0, 2, 0, 1, 3 },
			{ 2, 0, 0, 4, 0 }, { 1, 0, 0, 4, 1 }, { 0, 5, 0, 1, 0 }, { 4, 0, 0, 0, 2 }, { 0, 2, 0, 4, 0 },
			{ 1, 0, 5, 0, 0 }, { 0, 0, 0, 0, 6 } };

	@Test
	void two_judges_agree_as_cohen_published() {
		Kappa kappa = Agreement.cohen(cohen1960(), 0, 1, 3).orElseThrow();

		assertThat(kappa.value()).isEqualTo(0.492, within(0.0005));
		// by his formula the standard error is 0.055
		assertThat((kappa.upper95() - kappa.lower95()) / 2 / 1.96).isEqualTo(0.055, within(0.005));
	}

	@Test
	void six_raters_agree_as_fleiss_published() {
		assertThat(Agreement.fleiss(FLEISS_1971)).isEqualTo(0.430, within(0.0005));
		Kappa kappa = Agreement.fleiss(fleiss1971(), 5).orElseThrow();
		assertThat(kappa.value()).isEqualTo(0.430, within(0.0005));
		assertThat(kappa.lower95()).isBetween(0.3, 0.35);
		assertThat(kappa.upper95()).isBetween(0.51, 0.56);
	}

	@Test
	void of_two_the_one_against_all_others_is_the_pair() {
		assertThat(Agreement.against(cohen1960(), 0, 3)).isEqualTo(Agreement.cohen(cohen1960(), 0, 1, 3));
	}

	@Test
	void who_judges_otherwise_than_all_others_stands_out() {
		List<int[]> calls = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			calls.add(new int[] { i % 2, i % 2, i % 2, 1 - i % 2 });
		}

		assertThat(Agreement.against(calls, 3, 2).orElseThrow().value()).isEqualTo(-1, within(1e-9));
		assertThat(Agreement.against(calls, 0, 2).orElseThrow().value()).isEqualTo(1 / 3.0, within(1e-9));
	}

	@Test
	void agreement_throughout_is_one_and_a_single_answer_is_no_agreement_to_speak_of() {
		assertThat(Agreement.fleiss(List.of(new int[] { 0, 0 }, new int[] { 1, 1 }, new int[] { 0, 0 }), 2)
			.orElseThrow()
			.value()).isEqualTo(1, within(1e-9));
		assertThat(Agreement.fleiss(List.of(new int[] { 0, 0 }, new int[] { 0, 0 }), 2)).isEmpty();
		assertThat(Agreement.cohen(List.of(new int[] { 0, 0 }, new int[] { 0, 0 }), 0, 1, 2)).isEmpty();
		assertThat(Agreement.fleiss(List.of(), 2)).isEmpty();
	}

	@Test
	void what_hangs_on_one_call_is_not_known() {
		Kappa kappa = Agreement.cohen(List.of(new int[] { 0, 0 }, new int[] { 0, 0 }, new int[] { 1, 1 }), 0, 1, 2)
			.orElseThrow();

		assertThat(kappa).isEqualTo(new Kappa(1, -1, 1));
	}

	private static List<int[]> cohen1960() {
		List<int[]> patients = new ArrayList<>();
		for (int one = 0; one < 3; one++) {
			for (int other = 0; other < 3; other++) {
				for (int i = 0; i < COHEN_1960[one][other]; i++) {
					patients.add(new int[] { one, other });
				}
			}
		}
		return patients;
	}

	private static List<int[]> fleiss1971() {
		List<int[]> patients = new ArrayList<>();
		for (int[] counts : FLEISS_1971) {
			int[] chosen = new int[6];
			int at = 0;
			for (int category = 0; category < counts.length; category++) {
				for (int i = 0; i < counts[category]; i++) {
					chosen[at++] = category;
				}
			}
			patients.add(chosen);
		}
		return patients;
	}

}
