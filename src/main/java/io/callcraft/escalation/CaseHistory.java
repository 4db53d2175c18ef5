package io.callcraft.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases in short, for reports on many of them.
 */
@Service
public class CaseHistory {

	/** A report looks at so many cases, the newest ones. */
	public static final int MOST = 5_000;

	private static final int CHUNK = 500;

	private final CaseTraces traces;

	CaseHistory(CaseTraces traces) {
		this.traces = traces;
	}

	/** The running cases, the oldest first. */
	@Transactional(readOnly = true)
	public List<CaseTrace> running() {
		return traced(this.traces.findByRunningRepNotNullOrderByNumber(Limit.of(MOST)));
	}

	/** The cases opened at or after an instant, the newest first. */
	@Transactional(readOnly = true)
	public List<CaseTrace> openedSince(Instant since) {
		return traced(this.traces.findByOpenedAtGreaterThanEqualOrderByOpenedAtDesc(since, Limit.of(MOST)));
	}

	/**
	 * When the running case of each of these reps was opened, and their last one ended;
	 * reps who never had a case are left out. One statement.
	 */
	@Transactional(readOnly = true)
	public Map<RepId, Span> spans(Collection<RepId> reps) {
		Map<RepId, Span> spans = new HashMap<>();
		if (!reps.isEmpty()) {
			this.traces.spans(reps.stream().map(RepId::value).toList())
				.forEach((span) -> spans.put(new RepId(span.getRep()),
						new Span(span.getRunningSince(), span.getLastEnded())));
		}
		return spans;
	}

	/**
	 * A rep's cases in time.
	 *
	 * @param runningSince when the running case was opened; absent without one
	 * @param lastEndedAt when the last of those that ended did; absent without one
	 */
	public record Span(@Nullable Instant runningSince, @Nullable Instant lastEndedAt) {

		/** Of somebody who never had a case. */
		public static final Span NONE = new Span(null, null);

	}

	private List<CaseTrace> traced(List<CaseFile> files) {
		List<CaseTrace> traced = new ArrayList<>(files.size());
		for (int from = 0; from < files.size(); from += CHUNK) {
			List<CaseFile> chunk = files.subList(from, Math.min(files.size(), from + CHUNK));
			List<Long> numbers = chunk.stream().map((file) -> CaseId.number(file.id())).toList();
			Map<Long, CaseTraces.Steps> steps = new HashMap<>();
			this.traces.steps(numbers).forEach((step) -> steps.put(step.getNumber(), step));
			Map<String, Integer> results = new HashMap<>();
			this.traces.results(numbers)
				.forEach((result) -> results.put(CaseId.of(result.getNumber()) + result.getResult(),
						(int) result.getTimes()));
			chunk.forEach((file) -> traced.add(trace(file, steps.get(CaseId.number(file.id())), results)));
		}
		return traced;
	}

	private static CaseTrace trace(CaseFile file, CaseTraces.@Nullable Steps steps, Map<String, Integer> results) {
		Case found = file.toCase();
		return new CaseTrace(found.id(), found.rep(), found.about(), found.stage(), found.state(), found.outcome(),
				found.openedAt(), found.closedAt(), (steps != null) ? steps.getFirst() : null,
				(steps != null) ? steps.getLast() : found.openedAt(), results.getOrDefault(found.id() + "MET", 0),
				results.getOrDefault(found.id() + "MISSED", 0), found.openedBecause().calls());
	}

}
