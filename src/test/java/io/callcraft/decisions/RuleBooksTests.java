package io.callcraft.decisions;

import java.util.List;

import io.callcraft.shared.NotFound;
import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What rules conclude, from what, and how a release replaces another.
 */
class RuleBooksTests {

	private static final String ENTRY = """
			// who enters
			rule "Evidence over the threshold opens a case"
			  @owner("operations")
			when
			  Threshold( name == "entry.evidence", $limit : value )
			  $s : Standing( $rep : rep, evidence > $limit, !grace )
			  not Remark( rep == $rep )
			then
			  insert( new Enter( $rep, "evidence " + $s.evidence() + " is over " + $limit, $s.evidence() ) );
			end
			""";

	private final RuleBooks books = Trial.books();

	@AfterEach
	void close() {
		this.books.close();
	}

	@Test
	void a_rule_concludes_and_says_why() {
		Release release = release(Trial.drl(ENTRY));
		Trial.Standing standing = Trial.standing(7);

		Ruling ruling = release.decide("trial", List.of(standing, Trial.seen("c-1", 100)));

		assertThat(ruling.verdicts())
			.containsExactly(new Verdict(new Trial.Enter(standing.rep(), "evidence 7.0 is over 6.7", 7),
					"Evidence over the threshold opens a case", "rules/trial/a.drl", List.of(standing)));
		assertThat(ruling.fired()).singleElement()
			.satisfies((firing) -> assertThat(firing.facts()).hasSize(2).contains(standing));
	}

	@Test
	void nothing_stays_between_two_questions() {
		Release release = release(Trial.drl(ENTRY));

		for (int i = 0; i < 50; i++) {
			assertThat(release.decide("trial", List.of(Trial.standing(7))).verdicts()).hasSize(1);
			assertThat(release.decide("trial", List.of(Trial.standing(6))).verdicts()).isEmpty();
			assertThat(
					release.decide("trial", List.of(Trial.standing(7), new Trial.Remark(Trial.standing(7).rep(), "")))
						.verdicts())
				.isEmpty();
		}
	}

	@Test
	void a_rule_about_the_lack_of_facts_applies_to_every_question() {
		Release release = release(Trial.when("not Standing()"));

		for (int i = 0; i < 5; i++) {
			assertThat(release.decide("trial", List.of(Trial.seen("c", 1))).fired()).hasSize(1);
			assertThat(release.decide("trial", List.of(Trial.standing(1))).fired()).isEmpty();
		}
	}

	@Test
	void a_new_release_brings_its_own_threshold() {
		Release first = release(Trial.drl(ENTRY));
		Release second = this.books.load(2,
				Trial.files("a.drl", ENTRY, "thresholds.yaml", Trial.THRESHOLDS.replace("value: 6.7", "value: 9")));

		assertThat(first.decide("trial", List.of(Trial.standing(7))).verdicts()).hasSize(1);
		assertThat(second.decide("trial", List.of(Trial.standing(7))).verdicts()).isEmpty();
		assertThat(second.threshold("entry.evidence")).isEqualTo(9);
		assertThat(second.number()).isEqualTo(2);
	}

	@Test
	void what_another_node_checked_is_built_once_and_not_taken_for_checked() {
		PolicyFiles hostile = Trial.when("Standing( evidence > 1 ) // " + "x".repeat(10_001));

		CompiledRelease first = this.books.load(1, hostile);
		CompiledRelease second = this.books.load(2, hostile);

		assertThat(second.rulesOf("trial").iterator().next()).isSameAs(first.rulesOf("trial").iterator().next());
		assertThat(Trial.errors(this.books.compile(hostile))).isNotEmpty();
	}

	@Test
	void there_is_no_live_release_before_one_is_installed() {
		assertThatExceptionOfType(NoLiveRelease.class).isThrownBy(this.books::live);

		Release release = release(Trial.drl(ENTRY));
		this.books.install(release);

		assertThat(this.books.live()).isSameAs(release);
	}

	@Test
	void an_unknown_decision_is_not_found() {
		Release release = release(Trial.drl(ENTRY));

		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> release.decide("nothing", List.of()));
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> release.threshold("nothing"));
	}

	@Test
	void an_author_can_choose_from_the_vocabulary_and_what_the_files_add() {
		DecisionWords words = this.books.words("trial", Trial.files("a.drl", ENTRY, "a.dsl", """
				# about reps
				[condition]There is a rep with evidence over {figure}=Standing( evidence > {figure} )
				[then]It is said=insert( new Remark( null, "said" ) );
				""", "thresholds.yaml", Trial.THRESHOLDS));

		assertThat(words.facts()).extracting(DecisionDescription.Term::type).contains("Standing", "Seen");
		assertThat(words.sentences()).containsExactly(
				new DecisionWords.Sentence(DecisionWords.Place.WHEN, "There is a rep with evidence over {figure}"),
				new DecisionWords.Sentence(DecisionWords.Place.THEN, "It is said"));
		assertThat(words.thresholds()).extracting(Threshold::name).containsExactly("entry.evidence");
		assertThat(words.rules()).containsExactly("Evidence over the threshold opens a case");
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.books.words("nothing", Trial.files()));
	}

	private Release release(PolicyFiles files) {
		Compilation compilation = this.books.compile(files);
		assertThat(Trial.errors(compilation)).isEmpty();
		assertThat(compilation.release()).isNotNull();
		return compilation.release();
	}

}
