package io.callcraft.hiring;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.decisions.Verdict;
import io.callcraft.hiring.FitReview.Finding;
import io.callcraft.hiring.FitReview.Kind;
import io.callcraft.hiring.FitReview.Recommendation;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import io.callcraft.workflow.Decider;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Asks the rules of {@code hiring} about everybody's evidence, and keeps what they said:
 * {@code review-fit} in {@code hiring-fit.bpmn}.
 */
@Component
class FitReviews implements Decider {

	private final CandidateRows rows;

	private final TargetProfiles profiles;

	private final Decisions decisions;

	private final JdbcTemplate jdbc;

	private final JsonMapper json;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	FitReviews(CandidateRows rows, TargetProfiles profiles, Decisions decisions, JdbcTemplate jdbc, JsonMapper json,
			Clock clock, ApplicationEventPublisher events) {
		this.rows = rows;
		this.profiles = profiles;
		this.decisions = decisions;
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
		this.events = events;
	}

	@Override
	public String name() {
		return "review-fit";
	}

	@Override
	public Map<String, Object> decide(String businessKey, Map<String, Object> variables) {
		Candidate candidate = this.rows.find(Candidate.number(businessKey))
			.orElseThrow(() -> new NotFound("candidate", businessKey));
		TargetProfile profile = this.profiles.version(candidate.profile(), candidate.version());
		FitReview review = review(profile.target(), candidate);
		this.jdbc.update(
				"insert into fit_review (candidate, reviewed_at, recommendation, score, findings, release_no) "
						+ "values (?, ?, ?, ?, ?, ?)",
				candidate.number(), Utc.of(review.at()), review.recommendation().name(), review.score(),
				this.json.writeValueAsString(review.findings()), review.release());
		this.events.publishEvent(new Auditable(review.at(), UserId.SYSTEM, "fit.reviewed", businessKey, null,
				"The rules recommend: " + review.recommendation(),
				Map.of("recommendation", review.recommendation().name(), "score", review.score(), "profile",
						profile.name(), "reasons", review.findings().stream().map(Finding::reason).toList(), "rules",
						review.findings().stream().map(Finding::rule).distinct().toList()),
				review.release()));
		return Map.of("recommendation", review.recommendation().name());
	}

	/** What the rules said last; empty before they were asked. */
	Optional<FitReview> latest(long candidate) {
		return this.jdbc.query(
				"select reviewed_at, recommendation, score, findings, release_no from fit_review "
						+ "where candidate = ? order by id desc limit 1",
				(row, at) -> new FitReview(Utc.instant(row, "reviewed_at"),
						Recommendation.valueOf(row.getString("recommendation")), row.getDouble("score"),
						this.json.readValue(row.getString("findings"), new TypeReference<List<Finding>>() {
						}), row.getInt("release_no")),
				candidate)
			.stream()
			.findFirst();
	}

	private FitReview review(TargetProfile.Target target, Candidate candidate) {
		Release live = this.decisions.live();
		List<Object> facts = FitFacts.of(target, this.rows.evidence(candidate.number()), candidate.jobFactsTold());
		List<Finding> findings = new ArrayList<>();
		live.decide("hiring", facts).verdicts().forEach((verdict) -> findings.add(finding(verdict)));
		findings.sort(Comparator.comparing(Finding::kind));
		double score = facts.stream()
			.filter(FitScore.class::isInstance)
			.mapToDouble((fact) -> ((FitScore) fact).score())
			.sum();
		Instant now = this.clock.instant();
		return new FitReview(now, recommendation(findings), score, findings, live.number());
	}

	/** The strictest finding counts; without one that says that they fit, decline. */
	static Recommendation recommendation(List<Finding> findings) {
		List<Kind> kinds = findings.stream().map(Finding::kind).toList();
		if (kinds.contains(Kind.BLOCKER)) {
			return Recommendation.DECLINE;
		}
		if (kinds.contains(Kind.EVIDENCE_NEED)) {
			return Recommendation.MORE_EVIDENCE;
		}
		if (!kinds.contains(Kind.FIT)) {
			return Recommendation.DECLINE;
		}
		return kinds.contains(Kind.TRAINING_NEED) ? Recommendation.HIRE_WITH_TRAINING : Recommendation.HIRE;
	}

	private static Finding finding(Verdict verdict) {
		Object value = verdict.value();
		if (value instanceof Blocker blocker) {
			return new Finding(Kind.BLOCKER, blocker.trait(), blocker.reason(), verdict.rule());
		}
		if (value instanceof EvidenceNeed need) {
			return new Finding(Kind.EVIDENCE_NEED, need.trait(), need.reason(), verdict.rule());
		}
		if (value instanceof FitGap gap) {
			return new Finding(Kind.GAP, gap.trait(), gap.reason(), verdict.rule());
		}
		if (value instanceof TrainingNeed need) {
			return new Finding(Kind.TRAINING_NEED, need.trait(), need.reason(), verdict.rule());
		}
		return new Finding(Kind.FIT, null, ((Fits) value).reason(), verdict.rule());
	}

}
