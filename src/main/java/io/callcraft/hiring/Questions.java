package io.callcraft.hiring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.Ids;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bank of questions that structured interviews ask (R15). Operations and HR edit it;
 * every earlier wording stays.
 */
@Service
public class Questions {

	private static final String COLUMNS = "select id, version, trait, words, listen_for, asked, author, written_at "
			+ "from hiring_question q ";

	private static final String NEWEST = "where version = (select max(version) from hiring_question n where n.id = q.id) ";

	private static final int LONGEST = 500;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Questions(JdbcTemplate jdbc, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	/** All questions as they read now, by trait. */
	@Transactional(readOnly = true)
	public List<Question> bank(Actor actor) {
		TargetProfiles.requireReader(actor);
		return newest();
	}

	/**
	 * Every wording that a question had, the newest first.
	 * @throws NotFound when there is none
	 */
	@Transactional(readOnly = true)
	public List<Question> versions(Actor actor, String id) {
		TargetProfiles.requireReader(actor);
		List<Question> versions = wordings(id);
		if (versions.isEmpty()) {
			throw new NotFound("question", id);
		}
		return versions;
	}

	/**
	 * Enters a question or rewords it.
	 * @throws InvalidInput when it asks for what is nobody's business, or says nothing
	 */
	@Transactional
	public Question save(Actor actor, String id, Question.Wording wording) {
		TargetProfiles.requireWriter(actor);
		Ids.require("question", id);
		List<FieldProblem> problems = new ArrayList<>();
		if (wording.words().isEmpty()) {
			problems.add(new FieldProblem("words", "is required: what is asked"));
		}
		check("words", wording.words(), problems);
		check("listenFor", wording.listenFor(), problems);
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
		this.jdbc.queryForList("select version from hiring_question where id = ? for update", Integer.class, id);
		int version = wordings(id).stream().mapToInt(Question::version).max().orElse(0) + 1;
		this.jdbc.update(
				"insert into hiring_question (id, version, trait, words, listen_for, asked, author, written_at) "
						+ "values (?, ?, ?, ?, ?, ?, ?, ?)",
				id, version, wording.trait().name(), wording.words(), wording.listenFor(), wording.asked(),
				actor.user().value(), Utc.of(this.clock.instant()));
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), "question.saved", id, null,
				(wording.asked() ? "Interviews ask: " : "Interviews no longer ask: ") + wording.words(),
				Map.of("version", version, "trait", wording.trait().name(), "listenFor", wording.listenFor()), null));
		return wordings(id).get(0);
	}

	private static void check(String field, String text, List<FieldProblem> problems) {
		if (text.length() > LONGEST) {
			problems.add(new FieldProblem(field, "is longer than " + LONGEST + " characters"));
		}
		ProtectedTopics.in(text)
			.ifPresent((topic) -> problems.add(new FieldProblem(field, ProtectedTopics.refusal(topic))));
	}

	/** What interviews ask about a trait. */
	List<Question.Wording> about(Trait trait) {
		return newest().stream()
			.map(Question::wording)
			.filter((wording) -> wording.trait() == trait && wording.asked())
			.toList();
	}

	private List<Question> wordings(String id) {
		return this.jdbc.query(COLUMNS + "where id = ? order by version desc", (row, number) -> read(row), id);
	}

	private List<Question> newest() {
		List<Question> all = new ArrayList<>(
				this.jdbc.query(COLUMNS + NEWEST + "order by id", (row, number) -> read(row)));
		all.sort(Comparator.comparing((question) -> question.wording().trait()));
		return all;
	}

	private static Question read(ResultSet row) throws SQLException {
		return new Question(row.getString("id"), row.getInt("version"),
				new Question.Wording(Trait.of(row.getString("trait")).orElseThrow(), row.getString("words"),
						row.getString("listen_for"), row.getBoolean("asked")),
				new UserId(row.getString("author")), Utc.instant(row, "written_at"));
	}

}
