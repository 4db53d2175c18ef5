package io.callcraft.hiring;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;

import io.callcraft.decisions.Vocabulary;
import io.callcraft.shared.Milestone;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules of hiring cannot know who somebody is.
 */
class HiringVocabularyTests {

	private static final Set<Class<?>> HARMLESS = Set.of(int.class, double.class, boolean.class, Trait.class,
			TraitKind.class, Milestone.class);

	private final Vocabulary vocabulary = new HiringVocabulary().wordsOfHiring();

	@Test
	void no_fact_holds_text_a_date_or_a_person() {
		assertThat(this.vocabulary.facts()).isNotEmpty()
			.allSatisfy((fact) -> assertThat(fact.getRecordComponents()).extracting(RecordComponent::getType)
				.allSatisfy((type) -> assertThat(HARMLESS).contains(type)));
	}

	@Test
	void no_trait_and_no_figure_is_of_what_the_law_protects() {
		assertThat(Trait.values()).allSatisfy((trait) -> {
			assertThat(ProtectedTopics.in(trait.title())).isEmpty();
			assertThat(ProtectedTopics.in(trait.name().replace('_', ' '))).isEmpty();
		});
		assertThat(this.vocabulary.facts()
			.stream()
			.flatMap((fact) -> Arrays.stream(fact.getRecordComponents()))
			.map(RecordComponent::getName)).allSatisfy((name) -> assertThat(ProtectedTopics.in(name)).isEmpty());
	}

	@Test
	void only_the_listed_values_can_be_named() {
		assertThat(this.vocabulary.values()).containsExactlyInAnyOrder(Trait.class, TraitKind.class, Milestone.class);
	}

}
