package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.callcraft.shared.NotFound;

/**
 * A release whose rules are built and can be asked.
 */
final class CompiledRelease implements Release {

	private final Watchdog watchdog;

	private final int number;

	private final String sha256;

	private final Map<String, Threshold> thresholds;

	private final Map<String, RuleBook> books;

	private final Map<String, DeskPool> desks = new LinkedHashMap<>();

	private final RunawayWatch runaways;

	CompiledRelease(int number, String sha256, Map<String, Threshold> thresholds, Map<String, RuleBook> books,
			Watchdog watchdog) {
		this(number, sha256, thresholds, books, watchdog, (release, reason) -> {
		});
	}

	/** A release that tells when its rules have to be stopped. */
	CompiledRelease(int number, String sha256, Map<String, Threshold> thresholds, Map<String, RuleBook> books,
			Watchdog watchdog, RunawayWatch runaways) {
		this.watchdog = watchdog;
		this.runaways = runaways;
		this.number = number;
		this.sha256 = sha256;
		this.thresholds = new TreeMap<>(thresholds);
		this.books = Map.copyOf(books);
		books.forEach(
				(decision, book) -> this.desks.put(decision, new DeskPool(book, this.thresholds.values(), watchdog)));
	}

	@Override
	public int number() {
		return this.number;
	}

	@Override
	public String sha256() {
		return this.sha256;
	}

	@Override
	public Ruling decide(String decision, List<?> facts) {
		try {
			return consider(decision, facts);
		}
		catch (RunawayRule ex) {
			this.runaways.stopped(this.number, String.valueOf(ex.getMessage()));
			throw ex;
		}
	}

	/**
	 * Decides about somebody's own facts: should they be too much, no rule is to blame.
	 */
	Ruling consider(String decision, List<?> facts) {
		DeskPool pool = this.desks.get(decision);
		if (pool == null) {
			throw new NotFound("decision", decision);
		}
		return pool.ask(facts);
	}

	/** The rules that almost fired when the facts led to the ruling. */
	List<NearMiss> almost(String decision, List<?> facts, Ruling ruling) {
		RuleBook book = this.books.get(decision);
		if (book == null) {
			throw new NotFound("decision", decision);
		}
		List<Object> known = new ArrayList<>(this.thresholds.values());
		known.addAll(facts);
		return NearMisses.of(book.texts(), known,
				ruling.fired().stream().map(Firing::rule).collect(Collectors.toSet()));
	}

	@Override
	public double threshold(String name) {
		Threshold threshold = this.thresholds.get(name);
		if (threshold == null) {
			throw new NotFound("threshold", name);
		}
		return threshold.value();
	}

	/** The same rules with some thresholds at other values: to try them. */
	CompiledRelease with(Map<String, Double> values) {
		Map<String, Threshold> tuned = new TreeMap<>(this.thresholds);
		values.forEach((name, value) -> tuned.computeIfPresent(name,
				(key, at) -> new Threshold(name, value, at.unit(), at.min(), at.max(), at.why())));
		return new CompiledRelease(this.number, this.sha256, tuned, this.books, this.watchdog);
	}

	@Override
	public Collection<Threshold> thresholds() {
		return List.copyOf(this.thresholds.values());
	}

	@Override
	public Collection<String> decisions() {
		return Set.copyOf(this.desks.keySet());
	}

	/** The rules of a decision as they are written. */
	Collection<RuleSource> rulesOf(String decision) {
		RuleBook book = this.books.get(decision);
		return (book != null) ? book.sources().values() : List.of();
	}

	/** Tries itself on what was asked last of the release before it. */
	void rehearse(CompiledRelease before) {
		this.desks.forEach((decision, pool) -> {
			DeskPool earlier = before.desks.get(decision);
			if (earlier != null) {
				pool.rehearse(earlier);
			}
		});
	}

	/** Lets go of what waits for questions; it still answers whoever holds it. */
	void retire() {
		this.desks.values().forEach(DeskPool::drain);
	}

}
