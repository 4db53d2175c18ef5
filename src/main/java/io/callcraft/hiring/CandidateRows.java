package io.callcraft.hiring;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * Candidates and what was found about them, as stored.
 */
@Component
class CandidateRows {

	private static final String CANDIDATES = "select number, name, contact, experience, profile, profile_version, "
			+ "consented_on, state, interviewer, second_interviewer, simulation_rater, job_facts_told, entered_at, "
			+ "ended_at, rep, erased_at from candidate ";

	private final JdbcTemplate jdbc;

	CandidateRows(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Candidate> find(long number) {
		return this.jdbc.query(CANDIDATES + "where number = ?", (row, at) -> candidate(row), number)
			.stream()
			.findFirst();
	}

	/** The candidate whom nobody else changes meanwhile. */
	Optional<Candidate> lock(long number) {
		return this.jdbc.query(CANDIDATES + "where number = ? for update", (row, at) -> candidate(row), number)
			.stream()
			.findFirst();
	}

	Optional<Candidate> ofRep(RepId rep) {
		return this.jdbc.query(CANDIDATES + "where rep = ?", (row, at) -> candidate(row), rep.value())
			.stream()
			.findFirst();
	}

	/** The newest first. */
	List<Candidate> before(long number, int count) {
		return this.jdbc.query(CANDIDATES + "where number < ? order by number desc limit ?",
				(row, at) -> candidate(row), number, count);
	}

	long insert(Candidate.Person person, TargetProfile profile, LocalDate consentedOn, UserId by, Instant at) {
		return key("number",
				"insert into candidate (name, contact, experience, profile, profile_version, consented_on, state, "
						+ "job_facts_told, entered_by, entered_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
				person.name(), person.contact(), person.experience(), profile.id(), profile.version(), consentedOn,
				Candidate.State.IN_SELECTION.name(), false, by.value(), Utc.of(at));
	}

	void raters(long number, Candidate.Raters raters) {
		this.jdbc.update(
				"update candidate set interviewer = ?, second_interviewer = ?, simulation_rater = ? where number = ?",
				raters.interviewer().value(), raters.second().value(), raters.simulation().value(), number);
	}

	void jobFactsTold(long number) {
		this.jdbc.update("update candidate set job_facts_told = true where number = ?", number);
	}

	void move(long number, Candidate.State state, @Nullable Instant endedAt, @Nullable RepId rep) {
		this.jdbc.update("update candidate set state = ?, ended_at = ?, rep = ? where number = ?", state.name(),
				(endedAt != null) ? Utc.of(endedAt) : null, (rep != null) ? rep.value() : null, number);
	}

	void give(long number, Evidence evidence) {
		long id = key("id", "insert into hiring_evidence (candidate, by_method, rater, given_at) values (?, ?, ?, ?)",
				number, evidence.method().name(), evidence.rater().value(), Utc.of(evidence.givenAt()));
		evidence.ratings()
			.forEach((trait, seen) -> this.jdbc.update(
					"insert into hiring_rating (evidence, trait, seen, said) values (?, ?, ?, ?)", id, trait.name(),
					seen, evidence.said().get(trait)));
		evidence.milestones()
			.forEach((milestone, outcome) -> this.jdbc.update(
					"insert into hiring_milestone (evidence, milestone, outcome) values (?, ?, ?)", id,
					milestone.name(), outcome.name()));
	}

	/** In the order in which it was given. */
	List<Evidence> evidence(long number) {
		return this.jdbc.query(
				"select id, by_method, rater, given_at from hiring_evidence where candidate = ? order by id",
				(row, at) -> evidence(row), number);
	}

	void step(long number, HiringStep step) {
		this.jdbc.update("insert into hiring_step (candidate, step, by_user, at, words) values (?, ?, ?, ?, ?)", number,
				step.kind().name(), step.by().value(), Utc.of(step.at()), step.words());
	}

	List<HiringStep> steps(long number) {
		return this.jdbc
			.query("select step, by_user, at, words from hiring_step where candidate = ? order by id",
					(row, at) -> new HiringStep(HiringStep.Kind.valueOf(row.getString("step")),
							new UserId(row.getString("by_user")), Utc.instant(row, "at"), row.getString("words")),
					number);
	}

	void onboard(long number, Onboarding begun) {
		this.jdbc.update(
				"insert into onboarding (candidate, goals, oriented_at, feedback_at, first_objective) "
						+ "values (?, ?, ?, ?, ?)",
				number, begun.goals(), Utc.of(begun.orientedAt()), Utc.of(begun.feedbackAt()),
				begun.firstObjective().name());
	}

	Optional<Onboarding> onboarding(long number) {
		return this.jdbc
			.query("select goals, oriented_at, feedback_at, first_objective from onboarding where candidate = ?",
					(row, at) -> new Onboarding(row.getString("goals"), Utc.instant(row, "oriented_at"),
							Utc.instant(row, "feedback_at"), Competency.valueOf(row.getString("first_objective"))),
					number)
			.stream()
			.findFirst();
	}

	/** Nulls everything that says who it was, and everything that somebody wrote. */
	void erase(long number, String because, Instant at) {
		this.jdbc.update("update candidate set name = null, contact = null, experience = null, erased_at = ?, "
				+ "erased_because = ? where number = ?", Utc.of(at), because, number);
		this.jdbc.update("update hiring_rating set said = null where evidence in (select id from hiring_evidence "
				+ "where candidate = ?)", number);
		this.jdbc.update("update hiring_step set words = null where candidate = ?", number);
		this.jdbc.update("update onboarding set goals = null where candidate = ?", number);
		this.jdbc.update("delete from declared_group where candidate = ?", number);
	}

	/** Whose time is over and who is not erased yet, some after a number. */
	List<Candidate> endedBefore(Instant time, long after, int count) {
		return this.jdbc.query(
				CANDIDATES + "where erased_at is null and ended_at < ? and number > ? order by number limit ?",
				(row, at) -> candidate(row), Utc.of(time), after, count);
	}

	private Evidence evidence(ResultSet row) throws SQLException {
		long id = row.getLong("id");
		Map<Trait, Integer> ratings = new EnumMap<>(Trait.class);
		Map<Trait, String> said = new EnumMap<>(Trait.class);
		this.jdbc.query("select trait, seen, said from hiring_rating where evidence = ?", (each) -> {
			Trait trait = Trait.valueOf(each.getString("trait"));
			ratings.put(trait, each.getInt("seen"));
			if (each.getString("said") != null) {
				said.put(trait, each.getString("said"));
			}
		}, id);
		Map<Milestone, Outcome> milestones = new EnumMap<>(Milestone.class);
		this.jdbc.query("select milestone, outcome from hiring_milestone where evidence = ?", (each) -> {
			milestones.put(Milestone.valueOf(each.getString("milestone")), Outcome.valueOf(each.getString("outcome")));
		}, id);
		return new Evidence(EvidenceMethod.valueOf(row.getString("by_method")), new UserId(row.getString("rater")),
				Utc.instant(row, "given_at"), ratings, milestones, said);
	}

	private static Candidate candidate(ResultSet row) throws SQLException {
		String interviewer = row.getString("interviewer");
		String rep = row.getString("rep");
		return new Candidate(Candidate.id(row.getLong("number")),
				new Candidate.Person(row.getString("name"), row.getString("contact"), row.getString("experience")),
				row.getString("profile"), row.getInt("profile_version"), row.getObject("consented_on", LocalDate.class),
				Candidate.State.valueOf(row.getString("state")),
				(interviewer != null) ? new Candidate.Raters(new UserId(interviewer),
						new UserId(row.getString("second_interviewer")), new UserId(row.getString("simulation_rater")))
						: null,
				row.getBoolean("job_facts_told"), Utc.instant(row, "entered_at"), absent(row, "ended_at"),
				(rep != null) ? new RepId(rep) : null, absent(row, "erased_at"));
	}

	private static @Nullable Instant absent(ResultSet row, String column) throws SQLException {
		return (row.getObject(column) != null) ? Utc.instant(row, column) : null;
	}

	private long key(String column, String insert, @Nullable Object... values) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.update((connection) -> {
			PreparedStatement statement = connection.prepareStatement(insert, new String[] { column });
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			return statement;
		}, key);
		return Objects.requireNonNull(key.getKey()).longValue();
	}

}
