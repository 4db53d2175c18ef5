package io.callcraft.decisions;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.callcraft.shared.NotFound;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Drools behind {@link Decisions}.
 */
@Component
class RuleBooks implements Decisions, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(RuleBooks.class);

	/** So many releases replaced lately keep their sessions, for those who hold them. */
	private static final int WARM = 2;

	private final Vocabularies vocabularies;

	private final Watchdog watchdog;

	private final ObjectProvider<RunawayWatch> runaways;

	private final BookCache cache = new BookCache();

	private final AtomicReference<@Nullable CompiledRelease> live = new AtomicReference<>();

	private final Deque<CompiledRelease> replaced = new ArrayDeque<>();

	@Autowired
	RuleBooks(List<Vocabulary> vocabularies, ObjectProvider<RunawayWatch> runaways,
			@Value("${callcraft.decisions.budget:1s}") Duration budget) {
		this.vocabularies = new Vocabularies(vocabularies);
		this.runaways = runaways;
		this.watchdog = new Watchdog(budget);
	}

	@Override
	public Release live() {
		return installed();
	}

	CompiledRelease installed() {
		CompiledRelease release = this.live.get();
		if (release == null) {
			throw new NoLiveRelease();
		}
		return release;
	}

	Vocabularies vocabularies() {
		return this.vocabularies;
	}

	@Override
	public Compilation compile(PolicyFiles files) {
		try {
			return new ReleaseCheck(this.vocabularies, this.watchdog, this.cache, files).run();
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			log.error("Rule files could not be checked", ex);
			return new Compilation(List
				.of(PolicyProblem.error("rules", 0, "The rules could not be checked: " + ex + ". The log says more")),
					null);
		}
	}

	@Override
	public List<Threshold> thresholds(PolicyFiles files) {
		return List.copyOf(ThresholdFile.readAll(files.under("rules"), new Problems()).values());
	}

	@Override
	public List<String> names() {
		return List.copyOf(this.vocabularies.decisions());
	}

	@Override
	public DecisionWords words(String decision, PolicyFiles files) {
		Terms terms = this.vocabularies.of(decision).orElseThrow(() -> new NotFound("decision", decision));
		return DecisionWords.of(terms.vocabulary(), files, thresholds(files));
	}

	@Override
	public CompiledRelease load(int number, PolicyFiles files) {
		Problems problems = new Problems();
		PolicyFiles rules = files.under("rules");
		Map<String, Threshold> thresholds = ThresholdFile.readAll(rules, problems);
		Map<String, RuleBook> books = new LinkedHashMap<>();
		ReleaseCheck.folders(rules, problems)
			.forEach((decision, folder) -> book(decision, folder, problems)
				.ifPresent((book) -> books.put(decision, book)));
		if (problems.hasErrors()) {
			throw new IllegalStateException("Release " + number + " cannot be loaded: " + problems.sorted());
		}
		return new CompiledRelease(number, files.sha256(), thresholds, books, this.watchdog,
				(release, reason) -> this.runaways.forEach((watch) -> watch.stopped(release, reason)));
	}

	private Optional<RuleBook> book(String decision, PolicyFiles folder, Problems problems) {
		Optional<Terms> terms = this.vocabularies.of(decision);
		if (terms.isEmpty()) {
			log.warn("Release names the decision '{}', which this version does not have", decision);
			return Optional.empty();
		}
		Optional<RuleBook> known = this.cache.book(decision, folder);
		if (known.isPresent()) {
			return known;
		}
		List<RuleText> texts = new RuleReader(terms.get(), problems).read(folder);
		Optional<RuleBook> built = problems.hasErrors() ? Optional.empty()
				: new RuleBuild(terms.get(), problems).build(texts);
		built.ifPresent((book) -> this.cache.keep(decision, folder, book));
		return built;
	}

	@Override
	public <T> T tried(Release release, Map<String, Double> values, Function<Release, T> question) {
		CompiledRelease tuned = ours(release).with(values);
		try {
			return question.apply(tuned);
		}
		finally {
			tuned.retire();
		}
	}

	private static CompiledRelease ours(Release release) {
		if (release instanceof CompiledRelease compiled) {
			return compiled;
		}
		throw new IllegalArgumentException("Only a release that was loaded here can be installed or tried");
	}

	@Override
	public void install(Release release) {
		CompiledRelease compiled = ours(release);
		rehearse(compiled);
		CompiledRelease before = this.live.getAndSet(compiled);
		log.debug("Release {} decides from now on", release.number());
		if (before != null && before != compiled) {
			retire(before);
		}
	}

	/** Whoever asks a release first shall wait no longer than whoever asks it later. */
	private void rehearse(CompiledRelease compiled) {
		CompiledRelease before = this.live.get();
		if (before == null || before == compiled) {
			return;
		}
		try {
			compiled.rehearse(before);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			// it was published, and is judged by what it does when it is asked in earnest
			log.warn("Release {} failed at what was last asked of release {}: {}", compiled.number(), before.number(),
					ex.toString());
		}
	}

	/** Holders of an old release are answered as before; it only grows slower. */
	private void retire(CompiledRelease before) {
		synchronized (this.replaced) {
			this.replaced.addLast(before);
			while (this.replaced.size() > WARM) {
				this.replaced.removeFirst().retire();
			}
		}
	}

	@Override
	public void close() {
		this.watchdog.close();
	}

}
