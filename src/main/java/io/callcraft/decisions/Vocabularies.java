package io.callcraft.decisions;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The vocabularies that the business modules declare, by the name of their decision.
 */
final class Vocabularies {

	private final Map<String, Terms> terms = new TreeMap<>();

	Vocabularies(Collection<Vocabulary> vocabularies) {
		for (Vocabulary vocabulary : vocabularies) {
			if (this.terms.put(vocabulary.decision(), new Terms(vocabulary)) != null) {
				throw new IllegalStateException("Two modules declare the decision '" + vocabulary.decision() + "'");
			}
		}
	}

	Optional<Terms> of(String decision) {
		return Optional.ofNullable(this.terms.get(decision));
	}

	Collection<String> decisions() {
		return this.terms.keySet();
	}

}
