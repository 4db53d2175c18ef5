package io.callcraft.hiring;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.callcraft.assessment.Agreement;
import io.callcraft.hiring.HiringReport.Hire;
import io.callcraft.hiring.ImpactTable.Counted;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.Utc;
import io.callcraft.standing.CallSummaries;
import io.callcraft.standing.CallSums;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at hiring itself: whether groups fare alike, whether interviewers agree, whether
 * who fits does well. Groups are declared by candidates if they like to, counted here,
 * and read nowhere else.
 */
@Service
public class HiringReports {

	private static final int FIRST_DAYS = 90;

	private final JdbcTemplate jdbc;

	private final CandidateRows rows;

	private final TargetProfiles profiles;

	private final CallSummaries calls;

	private final Clock clock;

	HiringReports(JdbcTemplate jdbc, CandidateRows rows, TargetProfiles profiles, CallSummaries calls, Clock clock) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.profiles = profiles;
		this.calls = calls;
		this.clock = clock;
	}

	/**
	 * Keeps what a candidate says about themselves; empty text takes it back. It is not
	 * on record: nobody is to find it beside a name.
	 */
	@Transactional
	public void declare(Actor actor, String candidate, Dimension dimension, String declared) {
		actor.mustHaveOneOf(Role.HR);
		Candidate known = this.rows.lock(Candidate.number(candidate))
			.orElseThrow(() -> new NotFound("candidate", candidate));
		if (!declared.matches("[\\p{L}\\p{N} -]{0,64}")) {
			throw new InvalidInput("declared", "must have at most 64 letters, digits, spaces and hyphens");
		}
		this.jdbc.update("delete from declared_group where candidate = ? and dimension = ?", known.number(),
				dimension.name());
		if (!declared.isBlank()) {
			this.jdbc.update("insert into declared_group (candidate, dimension, declared) values (?, ?, ?)",
					known.number(), dimension.name(), declared.strip());
		}
	}

	/** How fair, agreed and valid hiring is. */
	@Transactional(readOnly = true)
	public HiringReport report(Actor actor) {
		TargetProfiles.requireReader(actor);
		List<int[]> pairs = interviewPairs();
		List<Hire> hires = hires();
		return new HiringReport(impacts(), pairs.size(), Agreement.cohen(pairs, 0, 1, 2).orElse(null), hires,
				correlation(hires));
	}

	private List<ImpactTable> impacts() {
		Map<String, Map<String, Counted>> counted = new TreeMap<>();
		this.jdbc.query(
				"select g.dimension, g.declared, case when c.state = 'DECLINED' then 0 else 1 end from "
						+ "declared_group g join candidate c on c.number = g.candidate "
						+ "where c.state in ('OFFERED', 'HIRED', 'REFUSED', 'DECLINED')",
				(RowCallbackHandler) (row) -> counted.computeIfAbsent(row.getString(1), (key) -> new TreeMap<>())
					.merge(row.getString(2), new Counted(1, row.getInt(3)), Counted::and));
		return counted.entrySet().stream().map((each) -> ImpactTable.of(each.getKey(), each.getValue())).toList();
	}

	/**
	 * Of every trait that two people rated in interviews: whether each saw as much as is
	 * wanted.
	 */
	private List<int[]> interviewPairs() {
		List<int[]> pairs = new ArrayList<>();
		this.jdbc
			.queryForList("select candidate from hiring_evidence where by_method = 'INTERVIEW' "
					+ "group by candidate having count(*) > 1 order by candidate", Long.class)
			.forEach((number) -> this.rows.find(number).ifPresent((candidate) -> {
				List<Evidence> interviews = this.rows.evidence(number)
					.stream()
					.filter((each) -> each.method() == EvidenceMethod.INTERVIEW)
					.toList();
				for (WantedTrait wanted : this.profiles.version(candidate.profile(), candidate.version())
					.target()
					.wanted()) {
					Integer one = interviews.get(0).ratings().get(wanted.trait());
					Integer other = interviews.get(1).ratings().get(wanted.trait());
					if (one != null && other != null) {
						pairs.add(new int[] { (one >= wanted.level()) ? 1 : 0, (other >= wanted.level()) ? 1 : 0 });
					}
				}
			}));
		return pairs;
	}

	private List<Hire> hires() {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		List<Hire> hires = new ArrayList<>();
		this.jdbc.query("select c.rep, c.ended_at, r.score from candidate c join fit_review r on r.id = (select "
				+ "max(id) from fit_review l where l.candidate = c.number) where c.state = 'HIRED' and c.ended_at < ?",
				(RowCallbackHandler) (row) -> {
					RepId rep = new RepId(row.getString(1));
					LocalDate began = LocalDate.ofInstant(Utc.instant(row, 2), ZoneOffset.UTC);
					hire(rep, row.getDouble(3), began).ifPresent(hires::add);
				}, today.minusDays(FIRST_DAYS).atStartOfDay());
		hires.sort(Comparator.comparingDouble(Hire::fit).reversed());
		return hires;
	}

	private Optional<Hire> hire(RepId rep, double fit, LocalDate began) {
		CallSums sums = this.calls.ofDays(List.of(rep), began, began.plusDays(FIRST_DAYS)).get(rep);
		if (sums == null) {
			return Optional.empty();
		}
		long met = 0;
		long missed = 0;
		for (Milestone milestone : Milestone.values()) {
			Rate rate = sums.of(milestone);
			met += rate.met();
			missed += rate.observed() - rate.met();
		}
		return (met + missed > 0) ? Optional.of(new Hire(rep, fit, met, missed)) : Optional.empty();
	}

	static @Nullable Double correlation(List<Hire> hires) {
		if (hires.size() < HiringReport.FEWEST_HIRES) {
			return null;
		}
		double fit = hires.stream().mapToDouble(Hire::fit).average().orElse(0);
		double met = hires.stream().mapToDouble(Hire::percent).average().orElse(0);
		double both = 0;
		double ofFit = 0;
		double ofMet = 0;
		for (Hire hire : hires) {
			both += (hire.fit() - fit) * (hire.percent() - met);
			ofFit += (hire.fit() - fit) * (hire.fit() - fit);
			ofMet += (hire.percent() - met) * (hire.percent() - met);
		}
		return (ofFit > 0 && ofMet > 0) ? Double.valueOf(both / Math.sqrt(ofFit * ofMet)) : null;
	}

	/** What a group can be of. */
	public enum Dimension {

		SEX, AGE, ORIGIN, DISABILITY

	}

}
