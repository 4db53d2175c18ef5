package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Answers people who ask the rules about facts of their own: what would be decided, by
 * which rules, from what. Nothing is stored.
 */
@Service
public class Consultation {

	/** More facts than this are no question but a load. */
	private static final int FACTS = 200;

	private static final int KEPT = 4;

	private final RuleBooks books;

	private final ObjectProvider<ReleaseArchive> archive;

	private final Map<Integer, CompiledRelease> older = new LinkedHashMap<>(8, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Integer, CompiledRelease> eldest) {
			return size() > KEPT;
		}

	};

	Consultation(RuleBooks books, ObjectProvider<ReleaseArchive> archive) {
		this.books = books;
		this.archive = archive;
	}

	/**
	 * What the rules conclude.
	 * @param decision name of the decision
	 * @param facts each with its {@code type} and fields
	 * @param number the release to ask; absent for the one in force
	 * @param trace whether to tell which rules almost fired
	 * @throws InvalidInput naming a type, field or value that is not known
	 * @throws NotFound when there is no such decision or release
	 */
	public Answer ask(String decision, List<? extends @Nullable Map<String, ?>> facts, @Nullable Integer number,
			boolean trace) {
		Terms terms = this.books.vocabularies().of(decision).orElseThrow(() -> new NotFound("decision", decision));
		if (facts.size() > FACTS) {
			throw new InvalidInput("facts", facts.size() + " are too many: ask about " + FACTS + " at most");
		}
		FactReader reader = new FactReader(terms.vocabulary().facts());
		List<Object> given = new ArrayList<>();
		for (Map<String, ?> fact : facts) {
			String place = "facts[" + given.size() + "]";
			if (fact == null) {
				throw new InvalidInput(place, "must be an object with a type and fields");
			}
			given.add(reader.read(place, fact));
		}
		return answer(release(number), decision, given, trace);
	}

	/**
	 * What the rules in force conclude from facts of a rep or call, and which almost
	 * fired.
	 * @throws NotFound when there is no such decision
	 */
	public Answer trace(String decision, List<?> facts) {
		return answer(this.books.installed(), decision, facts, true);
	}

	private static Answer answer(CompiledRelease release, String decision, List<?> facts, boolean trace) {
		try {
			Ruling ruling = release.consider(decision, facts);
			return Answer.of(release.number(), ruling, trace ? release.almost(decision, facts, ruling) : List.of());
		}
		catch (FailedRule ex) {
			throw new InvalidInput("facts", String.valueOf(ex.getMessage()));
		}
	}

	/** What every decision of the release in force speaks about. */
	public List<DecisionDescription> describe() {
		CompiledRelease live = this.books.installed();
		return this.books.vocabularies()
			.decisions()
			.stream()
			.flatMap((decision) -> this.books.vocabularies().of(decision).stream())
			.map((terms) -> DecisionDescription.of(terms.vocabulary(), live.rulesOf(terms.vocabulary().decision())))
			.toList();
	}

	private CompiledRelease release(@Nullable Integer number) {
		CompiledRelease live = this.books.installed();
		if (number == null || number == live.number()) {
			return live;
		}
		synchronized (this.older) {
			CompiledRelease known = this.older.get(number);
			if (known == null) {
				ReleaseArchive releases = this.archive.getIfAvailable();
				if (releases == null) {
					throw new NotFound("release", String.valueOf(number));
				}
				known = this.books.load(number, releases.filesOf(number));
				this.older.put(number, known);
			}
			return known;
		}
	}

}
