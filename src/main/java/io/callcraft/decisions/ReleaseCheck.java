package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.callcraft.shared.PolicyFiles;

/**
 * One way of rule files through every gate: read, refuse what could run code, build for
 * good messages, build again to look at what was generated, and run the scenarios.
 * Nothing is built before everything was read and found harmless.
 */
final class ReleaseCheck {

	private final Vocabularies vocabularies;

	private final Watchdog watchdog;

	private final BookCache cache;

	private final PolicyFiles files;

	private final Problems problems = new Problems();

	ReleaseCheck(Vocabularies vocabularies, Watchdog watchdog, BookCache cache, PolicyFiles files) {
		this.vocabularies = vocabularies;
		this.watchdog = watchdog;
		this.cache = cache;
		this.files = files;
	}

	Compilation run() {
		PolicyFiles rules = this.files.under("rules");
		Map<String, PolicyFiles> folders = folders(rules);
		Map<String, Threshold> thresholds = ThresholdFile.readAll(rules, this.problems);
		Map<String, RuleBook> books = new LinkedHashMap<>();
		folders.forEach((decision, folder) -> book(decision, folder, thresholds)
			.ifPresent((book) -> books.put(decision, book)));
		CompiledRelease release = new CompiledRelease(0, this.files.sha256(), thresholds, books, this.watchdog);
		Map<String, List<Scenario>> scenarios = new TreeMap<>();
		folders
			.forEach((decision, folder) -> scenarios.put(decision, scenarios(decision, folder, thresholds.keySet())));
		List<ScenarioOutcome> outcomes = new ArrayList<>();
		List<RuleCoverage> coverage = new ArrayList<>();
		if (!this.problems.hasErrors()) {
			// beside an error a failing scenario would only be noise
			scenarios.forEach((decision, examples) -> {
				List<ScenarioOutcome> found = runScenarios(decision, examples, release);
				outcomes.addAll(found);
				coverage.addAll(coverage(release.rulesOf(decision), found));
			});
		}
		return new Compilation(this.problems.sorted(), this.problems.hasErrors() ? null : release, outcomes, coverage);
	}

	/** The files of each decision; a file elsewhere below rules is a problem. */
	static Map<String, PolicyFiles> folders(PolicyFiles rules, Problems problems) {
		Map<String, Map<String, String>> folders = new TreeMap<>();
		rules.text().forEach((path, text) -> {
			String[] parts = path.split("/");
			if (parts.length == 3) {
				folders.computeIfAbsent(parts[1], (name) -> new TreeMap<>()).put(path, text);
			}
			else if (FileKind.of(path) != FileKind.README) {
				problems.warning(path, 0, "This file is ignored: rules stand in rules/<decision>/<file>");
			}
		});
		Map<String, PolicyFiles> result = new TreeMap<>();
		folders.forEach((decision, texts) -> result.put(decision, PolicyFiles.of(texts)));
		return result;
	}

	private Map<String, PolicyFiles> folders(PolicyFiles rules) {
		return folders(rules, this.problems);
	}

	private Optional<RuleBook> book(String decision, PolicyFiles folder, Map<String, Threshold> thresholds) {
		Optional<Terms> terms = this.vocabularies.of(decision);
		if (terms.isEmpty()) {
			this.problems.error(folder.text().firstKey(), 0, "There is no decision '" + decision
					+ "'; the decisions are " + String.join(", ", this.vocabularies.decisions()));
			return Optional.empty();
		}
		Optional<BookCache.Checked> checked = this.cache.checked(decision, folder);
		if (checked.isEmpty()) {
			checked = check(terms.get(), folder);
			checked.ifPresent((fresh) -> this.cache.keep(decision, folder, fresh));
		}
		else {
			this.problems.addAll(checked.get().warnings());
		}
		checked.ifPresent((rules) -> {
			checkThresholds(rules.rules(), thresholds);
			new Contradictions(thresholds, this.problems).find(rules.rules());
		});
		return checked.map(BookCache.Checked::book);
	}

	private Optional<BookCache.Checked> check(Terms terms, PolicyFiles folder) {
		Problems found = new Problems();
		List<RuleText> texts = new RuleReader(terms, found).read(folder);
		RuleGate gate = new RuleGate(terms, found);
		List<RuleSource> rules = texts.stream().flatMap((text) -> gate.check(text).stream()).toList();
		RuleGate.checkNames(rules, found);
		RewardCheck.check(terms, rules, found);
		new RuleAdvice(terms, found).give(rules);
		Optional<RuleBook> book = found.hasErrors() ? Optional.empty() : new RuleBuild(terms, found).build(texts);
		if (book.isPresent() && !rules.isEmpty()) {
			lookAtClasses(texts.stream().filter((text) -> !this.cache.isHarmless(text)).toList(), terms, rules, found);
		}
		this.problems.addAll(found);
		return found.hasErrors() ? Optional.empty() : book.map((built) -> new BookCache.Checked(built, rules, found));
	}

	/** A file's rules use nothing of another's, so each file is looked at once. */
	private void lookAtClasses(List<RuleText> fresh, Terms terms, List<RuleSource> rules, Problems found) {
		if (!fresh.isEmpty()) {
			BytecodeCheck.check(ExecutableModel.classesOf(fresh, terms, found), terms, rules, found);
			if (!found.hasErrors()) {
				this.cache.keepHarmless(fresh);
			}
		}
	}

	private void checkThresholds(List<RuleSource> rules, Map<String, Threshold> thresholds) {
		for (RuleSource rule : rules) {
			rule.thresholds().forEach((name, line) -> {
				if (!thresholds.containsKey(name)) {
					this.problems.error(rule.file(), line,
							"No thresholds.yaml sets '" + name
									+ "', so this rule could never apply; the thresholds are "
									+ String.join(", ", thresholds.keySet()));
				}
			});
		}
	}

	private List<Scenario> scenarios(String decision, PolicyFiles folder, Set<String> thresholds) {
		Optional<Terms> terms = this.vocabularies.of(decision);
		if (terms.isEmpty()) {
			return List.of();
		}
		ScenarioFile reader = new ScenarioFile(terms.get().vocabulary(), thresholds, this.problems);
		List<Scenario> scenarios = new ArrayList<>();
		folder.text().forEach((path, text) -> {
			if (FileKind.of(path) == FileKind.SCENARIOS) {
				scenarios.addAll(reader.read(path, text));
			}
		});
		return scenarios;
	}

	private List<ScenarioOutcome> runScenarios(String decision, List<Scenario> scenarios, CompiledRelease release) {
		ScenarioRun run = new ScenarioRun(release, decision);
		scenarios.forEach((scenario) -> run.run(scenario, this.problems));
		for (RuleSource rule : release.rulesOf(decision)) {
			if (!run.shows(rule.name())) {
				this.problems.warning(rule.file(), rule.line(), "No scenario makes rule \"" + rule.name() + "\" fire");
			}
		}
		run.end();
		return run.outcomes();
	}

	private static List<RuleCoverage> coverage(Collection<RuleSource> rules, List<ScenarioOutcome> outcomes) {
		return rules.stream()
			.sorted(Comparator.comparing(RuleSource::file).thenComparingInt(RuleSource::line))
			.map((rule) -> new RuleCoverage(rule.name(), rule.file(), rule.line(),
					outcomes.stream()
						.filter((outcome) -> outcome.fired().contains(rule.name()))
						.map(ScenarioOutcome::scenario)
						.toList()))
			.toList();
	}

}
