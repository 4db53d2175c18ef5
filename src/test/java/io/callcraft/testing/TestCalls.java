package io.callcraft.testing;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.RepId;

/**
 * Builds calls: valid as they come, a test says only what matters.
 */
public final class TestCalls {

	private static final AtomicInteger NEXT = new AtomicInteger();

	private final Map<Milestone, Outcome> outcomes = new EnumMap<>(Milestone.class);

	private final Map<String, Integer> skills = new HashMap<>();

	private String id = "c-" + NEXT.incrementAndGet();

	private Instant startedAt = Instant.parse("2026-11-02T09:00:00Z").plusSeconds(NEXT.get());

	private boolean sale;

	private Call.Sampling sampling = Call.Sampling.CENSUS;

	private TestCalls() {
	}

	public static TestCalls call() {
		return new TestCalls();
	}

	public TestCalls id(String id) {
		this.id = id;
		return this;
	}

	public TestCalls at(Instant startedAt) {
		this.startedAt = startedAt;
		return this;
	}

	public TestCalls with(Milestone milestone, Outcome outcome) {
		this.outcomes.put(milestone, outcome);
		return this;
	}

	public TestCalls skill(String skill, int times) {
		this.skills.put(skill, times);
		return this;
	}

	public TestCalls sold() {
		this.sale = true;
		return this;
	}

	public TestCalls sampled(Call.Sampling sampling) {
		this.sampling = sampling;
		return this;
	}

	public Call build() {
		return new Call(new Call.Key("test", this.id), new RepId("r-001"), null, this.startedAt, 300, this.outcomes,
				Map.of(), this.sale, this.skills, Call.Science.NONE, Set.of(), this.sampling, null, null);
	}

}
