package io.callcraft.decisions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rules that go astray, releases that change under load, scenarios, and questions in the
 * form of the API.
 */
class DecidingTests {

	private static final String STEPS = """
			rule "A step leads to the next"
			when
			  Step( $rep : rep, $depth : depth%s )
			then
			  insert( new Step( $rep, $depth + 1 ) );
			end
			rule "A step is worth praise"
			when
			  Step( $rep : rep, depth == 3 )
			then
			  insert( new Praise( $rep, "deep", 3 ) );
			end
			""";

	private final RuleBooks books = Trial.books();

	@AfterEach
	void close() {
		this.books.close();
	}

	@Test
	void facts_that_rules_insert_on_the_way_are_no_verdicts() {
		Release release = release(Trial.drl(STEPS.formatted(", depth < 5")));

		Ruling ruling = release.decide("trial", List.of(new Trial.Step(Trial.standing(1).rep(), 1)));

		assertThat(ruling.verdicts()).extracting(Verdict::value)
			.containsExactly(new Trial.Praise(Trial.standing(1).rep(), "deep", 3));
		assertThat(ruling.fired()).hasSize(5);
	}

	@Test
	void rules_that_never_end_are_stopped_and_the_next_question_is_answered() {
		Release release = release(Trial.drl(STEPS.formatted("")));
		List<?> endless = List.of(new Trial.Step(Trial.standing(1).rep(), 1));

		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(RunawayRule.class).isThrownBy(() -> release.decide("trial", endless))
				.withMessageContaining("A step leads to the next");
			assertThat(release.decide("trial", List.of(Trial.standing(1))).fired()).isEmpty();
		}
	}

	@Test
	void rules_that_never_end_go_live_when_published_and_rehearsing_does_not_blame_them() {
		List<Integer> blamed = new ArrayList<>();
		StaticListableBeanFactory beans = new StaticListableBeanFactory(
				Map.of("watch", (RunawayWatch) (release, reason) -> blamed.add(release)));
		RuleBooks watched = new RuleBooks(List.of(Trial.VOCABULARY), beans.getBeanProvider(RunawayWatch.class),
				Duration.ofMillis(300));
		List<?> step = List.of(new Trial.Step(Trial.standing(1).rep(), 1));
		watched.install(watched.load(1, Trial.drl(STEPS.formatted(", depth < 5"))));
		watched.live().decide("trial", step);

		watched.install(watched.load(2, Trial.drl(STEPS.formatted(""))));

		assertThat(watched.live().number()).isEqualTo(2);
		assertThat(blamed).isEmpty();
		assertThatExceptionOfType(RunawayRule.class).isThrownBy(() -> watched.live().decide("trial", step));
		assertThat(blamed).containsExactly(2);
		watched.close();
	}

	@Test
	void a_release_answers_what_was_asked_last_of_the_one_before_until_it_is_live() {
		AtomicInteger read = new AtomicInteger();
		List<Object> counted = new ArrayList<>(List.of(new Trial.Step(Trial.standing(1).rep(), 1))) {
			@Override
			public Iterator<Object> iterator() {
				read.incrementAndGet();
				return super.iterator();
			}
		};
		RuleBooks books = this.books;
		books.install(books.load(1, Trial.drl(STEPS.formatted(", depth < 5"))));
		books.live().decide("trial", counted);
		int once = read.getAndSet(0);

		books.install(books.load(2, Trial.drl(STEPS.formatted(", depth < 5"))));
		assertThat(read).as("the same rules need no rehearsal").hasValue(0);
		books.live().decide("trial", counted);
		read.set(0);
		books.install(books.load(3, Trial.drl(STEPS.formatted(", depth < 6"))));

		assertThat(read).hasValue(once * DeskPool.REHEARSALS);
		assertThat(books.live().decide("trial", counted).fired()).hasSize(6);
	}

	@Test
	void rules_that_take_too_long_are_stopped() {
		RuleBooks impatient = new RuleBooks(List.of(Trial.VOCABULARY), Trial.NOBODY, Duration.ofMillis(1));
		Release release = impatient.load(1, Trial.drl("""
				rule "Every pair"
				when
				  $a : Seen( $rep : rep )
				  Seen( call != $a.call )
				  Seen( call != $a.call, seconds != 1 )
				then
				  insert( new Remark( $rep, $a.call() ) );
				end
				"""));
		List<Trial.Seen> many = IntStream.range(0, 100).mapToObj((i) -> Trial.seen("c-" + i, i)).toList();

		assertThatExceptionOfType(RunawayRule.class).isThrownBy(() -> release.decide("trial", many))
			.withMessageContaining("stopped");
		assertThat(release.decide("trial", many.subList(0, 1)).fired()).isEmpty();
		impatient.close();
	}

	@Test
	void rules_that_would_compare_too_many_facts_are_not_begun() {
		Release release = release(Trial.drl("""
				rule "Every triple"
				when
				  $a : Seen( $rep : rep )
				  $b : Seen( call != $a.call )
				  accumulate( Seen( seconds != 0 ); $n : count(1); $n > 0 )
				then
				  insert( new Remark( $rep, $a.call() ) );
				end
				"""));
		List<Trial.Seen> many = IntStream.range(0, 600).mapToObj((i) -> Trial.seen("c-" + i, i)).toList();

		assertThatExceptionOfType(RunawayRule.class).isThrownBy(() -> release.decide("trial", many))
			.withMessageContaining("Rule \"Every triple\" would have to compare more than");
		assertThat(release.decide("trial", many.subList(0, 1)).fired()).isEmpty();
	}

	@Test
	void a_rule_that_cannot_be_applied_is_named_and_the_next_question_is_answered() {
		Release release = release(Trial.then("insert( new Remark( $rep, $s.tags().get( 5 ) ) );"));

		assertThatExceptionOfType(FailedRule.class)
			.isThrownBy(() -> release.decide("trial", List.of(Trial.standing(1))))
			.withMessageContaining("rule \"Something\"");
		assertThat(release.decide("trial", List.of(Trial.seen("c", 1))).fired()).isEmpty();
	}

	@Test
	void fifty_who_ask_during_a_hundred_swaps_are_answered_by_one_release_each() throws InterruptedException {
		List<Release> releases = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			releases.add(this.books.load(i, Trial.drl(tagged("A", i) + tagged("B", i))));
		}
		this.books.install(releases.get(0));
		AtomicBoolean stop = new AtomicBoolean();
		AtomicInteger answered = new AtomicInteger();
		ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
		CountDownLatch ended = new CountDownLatch(50);
		for (int t = 0; t < 50; t++) {
			new Thread(() -> {
				try {
					while (!stop.get()) {
						Release release = this.books.live();
						Set<Object> tags = release.decide("trial", List.of(Trial.standing(9)))
							.verdicts()
							.stream()
							.map((verdict) -> ((Trial.Enter) verdict.value()).reason())
							.collect(Collectors.toSet());
						if (!tags.equals(Set.of("release " + release.number()))) {
							wrong.add(release.number() + " said " + tags);
						}
						answered.incrementAndGet();
					}
				}
				catch (RuntimeException ex) {
					wrong.add(ex.toString());
				}
				finally {
					ended.countDown();
				}
			}).start();
		}
		for (int i = 0; i < 100; i++) {
			this.books.install(releases.get(i % releases.size()));
			Thread.sleep(10);
		}
		stop.set(true);
		ended.await();

		assertThat(wrong).isEmpty();
		assertThat(answered.get()).isPositive();
	}

	private static String tagged(String name, int release) {
		return "rule \"" + name + "\"\nwhen\n  Standing( $rep : rep, evidence > 3 )\nthen\n"
				+ "  insert( new Enter( $rep, \"release " + release + "\", 1 ) );\nend\n";
	}

	@Test
	void scenarios_pass_or_fail_with_what_was_expected_and_concluded() {
		String rules = tagged("A", 1) + tagged("Never", 1).replace("> 3", "> 99");
		PolicyFiles files = Trial.files("a.drl", rules, "a.scenario.yaml", """
				- scenario: Enough evidence
				  given:
				    - { type: Standing, rep: r-1, milestone: LEAD, evidence: 4, rate: { met: 3, observed: 9 } }
				  expect:
				    - { type: Enter, rep: r-1 }
				  fires: [ "A" ]
				- scenario: Not enough
				  given:
				    - { type: Standing, rep: r-1, evidence: 3 }
				  expect: none
				- scenario: Wrongly expected
				  given:
				    - { type: Standing, rep: r-1, evidence: 4 }
				  expect:
				    - { type: Praise, calls: 3 }
				""");

		Compilation compilation = this.books.compile(files);

		assertThat(compilation.scenarios()).extracting(ScenarioOutcome::passed).containsExactly(true, true, false);
		assertThat(compilation.coverage()).containsExactly(
				new RuleCoverage("A", "rules/trial/a.drl", 1, List.of("Enough evidence", "Wrongly expected")),
				new RuleCoverage("Never", "rules/trial/a.drl", 7, List.of()));
		assertThat(compilation.problems()).extracting(Object::toString)
			.containsExactly(
					"rules/trial/a.scenario.yaml:11: Scenario \"Wrongly expected\" fails: expected Praise[calls=3], but the "
							+ "rules conclude Enter[rep=r-1, reason=release 1, evidence=1.0] (rules: A)",
					"rules/trial/a.drl:7: Rule \"Never\" adds nothing: \"A\" in rules/trial/a.drl, line 1, concludes the "
							+ "same on fewer or weaker conditions, whenever this one does",
					"rules/trial/a.drl:7: No scenario makes rule \"Never\" fire");
	}

	@Test
	void a_scenario_that_cannot_be_read_names_its_field() {
		Compilation compilation = this.books.compile(Trial.files("a.scenario.yaml", """
				- scenario: A
				  given:
				    - { type: Standing, evidense: 4 }
				  expect: none
				- scenario: B
				  given:
				    - { type: Standing, milestone: LED }
				  expect: none
				"""));

		assertThat(compilation.problems()).extracting(Object::toString)
			.containsExactly(
					"rules/trial/a.scenario.yaml:2: given[0].evidense: Standing has no such field; it has rep, milestone, "
							+ "rate, evidence, grace, tags",
					"rules/trial/a.scenario.yaml:6: given[0].milestone: 'LED' is not known; use one of LEAD, DISCOVERY, "
							+ "STATED_NEEDS, UNSTATED_NEEDS, RECOMMENDATION, CONCERNS, COMMITMENT");
	}

	@Test
	void a_question_over_the_api_is_answered_with_verdicts_and_rules() {
		this.books.install(this.books.load(4, Trial.drl(tagged("A", 4))));

		Answer answer = consultation().ask("trial", List.of(Map.of("type", "Standing", "rep", "r-7", "evidence", 5)),
				null, false);

		assertThat(answer.release()).isEqualTo(4);
		assertThat(answer.verdicts()).singleElement()
			.satisfies((verdict) -> assertThat(verdict).containsEntry("type", "Enter")
				.containsEntry("reason", "release 4")
				.containsEntry("rule", "A")
				.containsEntry("file", "rules/trial/a.drl"));
		assertThat(answer.fired()).singleElement()
			.satisfies((fired) -> assertThat(fired.facts()).singleElement()
				.satisfies(
						(fact) -> assertThat(fact).containsEntry("type", "Standing").containsEntry("evidence", 5.0)));
	}

	@Test
	void a_trace_names_the_rules_that_one_condition_kept_from_firing() {
		this.books.install(this.books.load(4, Trial.drl("""
				rule "Sure and past grace"
				when
				  Threshold( name == "entry.evidence", $limit : value )
				  $s : Standing( $rep : rep, evidence > $limit, grace == false )
				then
				  insert( new Enter( $rep, "sure", 1 ) );
				end
				rule "Sure and seen"
				when
				  Standing( $rep : rep, evidence > 3 )
				  Seen( seconds > 10 )
				then
				  insert( new Enter( $rep, "seen", 1 ) );
				end
				rule "Neither sure nor past grace"
				when
				  Standing( $rep : rep, evidence > 100, grace == true )
				then
				  insert( new Enter( $rep, "neither", 1 ) );
				end
				""")));
		List<Map<String, Object>> facts = List
			.of(Map.of("type", "Standing", "rep", "r-7", "evidence", 5, "grace", false));

		Answer answer = consultation().ask("trial", facts, null, true);

		assertThat(answer.fired()).isEmpty();
		assertThat(answer.almost()).containsExactly(
				new NearMiss("Sure and past grace", "rules/trial/a.drl", "Standing", "evidence > $limit"),
				new NearMiss("Sure and seen", "rules/trial/a.drl", "Seen", ""));
		assertThat(consultation().ask("trial", facts, null, false).almost()).isEmpty();
	}

	@Test
	void an_older_release_can_be_asked() {
		this.books.install(this.books.load(4, Trial.drl(tagged("A", 4))));

		Answer answer = consultation().ask("trial", List.of(Map.of("type", "Standing", "rep", "r-7", "evidence", 5)), 3,
				false);

		assertThat(answer.release()).isEqualTo(3);
		assertThat(answer.verdicts()).singleElement()
			.satisfies((verdict) -> assertThat(verdict).containsEntry("reason", "release 3"));
	}

	@Test
	void a_question_that_makes_no_sense_is_refused_by_field() {
		this.books.install(this.books.load(4, Trial.drl(tagged("A", 4))));
		Consultation consultation = consultation();

		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> consultation.ask("nothing", List.of(), null, false));
		assertRefused(consultation, Map.of("type", "Nothing"), "facts[0].type");
		assertRefused(consultation, Map.of("type", "Standing", "evidense", 1), "facts[0].evidense");
		assertRefused(consultation, Map.of("type", "Standing", "evidence", "high"), "facts[0].evidence");
		assertRefused(consultation, Map.of("type", "Standing", "rep", "a b"), "facts[0].rep.rep");
		assertRefused(consultation, Map.of("type", "Standing", "rate", 3), "facts[0].rate");
		assertRefused(consultation, Map.of("type", "Standing", "rate", Map.of("met", 3, "observed", 1)),
				"facts[0].rate.met");
		assertRefused(consultation, Map.of("type", "Seen", "seconds", 1.5), "facts[0].seconds");
		assertRefused(consultation, Map.of("type", "Standing", "tags", "x"), "facts[0].tags");
	}

	private static void assertRefused(Consultation consultation, Map<String, Object> fact, String field) {
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> consultation.ask("trial", List.of(fact), null, false))
			.satisfies((refusal) -> assertThat(refusal.problems().get(0).field()).isEqualTo(field));
	}

	@Test
	void every_decision_is_described() {
		this.books.install(this.books.load(4, Trial.drl(tagged("A", 4))));

		assertThat(consultation().describe()).singleElement().satisfies((description) -> {
			assertThat(description.decision()).isEqualTo("trial");
			assertThat(description.facts().get(0).fields()).contains(new DecisionDescription.Field("rate", "Rate"),
					new DecisionDescription.Field("tags", "List<String>"));
			assertThat(description.rules()).containsExactly(new DecisionDescription.Rule("A", "rules/trial/a.drl", 1));
		});
	}

	private Consultation consultation() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("archive", (ReleaseArchive) (release) -> Trial.drl(tagged("A", release)));
		return new Consultation(this.books, beans.getBeanProvider(ReleaseArchive.class));
	}

	private Release release(PolicyFiles files) {
		Compilation compilation = this.books.compile(files);
		assertThat(Trial.errors(compilation)).isEmpty();
		assertThat(compilation.release()).isNotNull();
		return compilation.release();
	}

}
