package io.callcraft.hiring;

import java.util.Map;
import java.util.TreeMap;

import io.callcraft.hiring.ImpactTable.Counted;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Whether groups fare alike.
 */
class ImpactTableTests {

	@Test
	void the_exact_test_answers_as_published() {
		// the lady tasting tea: 3 of 4 right
		assertThat(ImpactTable.fisher(new Counted(4, 3), new Counted(4, 1))).isCloseTo(0.4857, within(0.0001));
		// R: fisher.test(matrix(c(1, 9, 11, 3), 2))
		assertThat(ImpactTable.fisher(new Counted(10, 1), new Counted(14, 11))).isCloseTo(0.002759, within(0.000001));
		assertThat(ImpactTable.fisher(new Counted(7, 3), new Counted(7, 3))).isCloseTo(1, within(1e-9));
	}

	@Test
	void four_fifths_of_the_highest_rate_is_enough_and_less_is_not() {
		ImpactTable table = table(new Counted(100, 50), new Counted(100, 40), new Counted(100, 39));

		assertThat(table.rows().get(1).comparison().isUnderFourFifths()).isFalse();
		assertThat(table.rows().get(2).comparison().isUnderFourFifths()).isTrue();
		assertThat(table.rows().get(2).comparison().isHardlyChance()).isFalse();
		assertThat(table.rows().get(0).comparison().ratio()).isEqualTo(1);
	}

	@Test
	void a_difference_that_chance_hardly_explains_is_told() {
		assertThat(table(new Counted(60, 40), new Counted(60, 15)).rows().get(1).comparison().isHardlyChance())
			.isTrue();
	}

	@Test
	void groups_of_fewer_than_five_are_not_shown() {
		ImpactTable table = table(new Counted(4, 4), new Counted(5, 2), new Counted(5, 5));

		assertThat(table.rows().get(0).counted()).isNull();
		assertThat(table.rows().get(0).comparison()).isNull();
		assertThat(table.rows().get(1).comparison().ratio()).isCloseTo(0.4, within(1e-9));
	}

	@Test
	void where_nobody_got_an_offer_nobody_is_behind() {
		assertThat(table(new Counted(5, 0), new Counted(6, 0)).rows()).allMatch((row) -> row.comparison().ratio() == 1);
	}

	private static ImpactTable table(Counted... groups) {
		Map<String, Counted> named = new TreeMap<>();
		for (int i = 0; i < groups.length; i++) {
			named.put("group " + i, groups[i]);
		}
		return ImpactTable.of("AGE", named);
	}

}
