package io.callcraft.assessment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import io.callcraft.calls.Call;
import io.callcraft.calls.CallCorrections;
import io.callcraft.calls.CallDocument;
import io.callcraft.calls.Calls;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Judges calls. What an evaluator answers becomes the call's outcomes at once, and the
 * consequences for the rep are drawn; what the call read before is kept.
 */
@Service
public class Assessments {

	private static final String SELECT = "select id, source, call_id, rep, form, assessor, assessed_at, sampling, "
			+ "answers from call_assessment where ";

	private final Calls calls;

	private final CallCorrections corrections;

	private final People people;

	private final AssessmentForms forms;

	private final DrawStore draws;

	private final Checklists checklists;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Assessments(Calls calls, CallCorrections corrections, People people, AssessmentForms forms, DrawStore draws,
			Checklists checklists, JdbcClient jdbc, JsonMapper json, Clock clock, ApplicationEventPublisher events) {
		this.calls = calls;
		this.corrections = corrections;
		this.people = people;
		this.forms = forms;
		this.draws = draws;
		this.checklists = checklists;
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * A call that the actor may assess.
	 * @throws NotFound when there is no such call for the actor to see
	 * @throws NotAllowed for the rep who took it, for whoever assesses no calls, and for
	 * all but quality once it is assessed
	 */
	@Transactional(readOnly = true)
	public Call assessable(Actor actor, Call.Key key) {
		return assessable(actor, visible(actor, key));
	}

	private static Call assessable(Actor actor, Call call) {
		actor.mustHaveOneOf(Role.QUALITY, Role.SUPERVISOR, Role.COACH);
		if (actor.is(Objects.requireNonNull(call.rep()))) {
			throw new NotAllowed("Nobody assesses a call of their own");
		}
		if (!call.outcomes().isEmpty() && !actor.has(Role.QUALITY)) {
			throw new NotAllowed("The call is assessed; only somebody from quality assesses it again");
		}
		return call;
	}

	/** Whether the actor, who sees the call, may assess it. */
	public boolean mayAssess(Actor actor, Call call) {
		return actor.hasOneOf(Role.QUALITY, Role.SUPERVISOR, Role.COACH) && call.rep() != null && !actor.is(call.rep())
				&& (call.outcomes().isEmpty() || actor.has(Role.QUALITY));
	}

	/**
	 * Assesses a call. Drawn calls count like any other; one that somebody chose does not
	 * count towards an entry into the program, since whoever chooses may choose the
	 * worst.
	 * @param version the version of the form that was answered
	 * @throws InvalidInput naming every answer that is wrong or missing
	 * @throws Conflict when the form has changed since
	 */
	@Transactional
	public Assessment assess(Actor actor, Call.Key key, int version, Answers answers) {
		// two evaluators of one call come one after the other: the second is told
		Call call = assessable(actor, this.corrections.held(visible(actor, key).key()));
		AssessmentForm form = this.forms.current();
		if (form.version() != version) {
			throw new Conflict(key.toString(),
					"The form has changed since: it is at version " + form.version() + " now");
		}
		List<FieldProblem> problems = AnswerChecks.problems(form, call, answers);
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
		boolean again = !call.outcomes().isEmpty();
		Call.Sampling drawn = this.draws.take(key).orElse(Call.Sampling.SUPERVISOR);
		Call.Sampling sampling = again ? call.sampling() : drawn;
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		RepId rep = Objects.requireNonNull(call.rep());
		newest(key).ifPresent(this.checklists::takeOut);
		long id = insert(key, rep, form, actor.user(), now, sampling, answers);
		judge(actor, call, answers, sampling, "Assessed by form " + version);
		Assessment assessment = new Assessment(id, key, rep, version, actor.user(), now, sampling, answers);
		this.checklists.add(assessment);
		this.events.publishEvent(new Auditable(now, actor.user(), "call.assessed", rep.value(), null,
				(again ? "Assessed again: call " : "Assessed call ") + key, Map.of("assessment", id, "call",
						key.toString(), "form", version, "sampling", sampling.name(), "outcomes", outcomes(answers)),
				null));
		return assessment;
	}

	/**
	 * What people judged of a call, oldest first.
	 * @throws NotFound when there is no such call for the actor to see
	 */
	@Transactional(readOnly = true)
	public List<Assessment> of(Actor actor, Call.Key key) {
		Call call = visible(actor, key);
		return this.jdbc.sql(SELECT + "source = ? and call_id = ? order by id")
			.params(call.key().source(), call.key().callId())
			.query((row, number) -> read(row))
			.list();
	}

	private Optional<Assessment> newest(Call.Key key) {
		return this.jdbc.sql(SELECT + "source = ? and call_id = ? order by id desc limit 1")
			.params(key.source(), key.callId())
			.query((row, number) -> read(row))
			.optional();
	}

	private Call visible(Actor actor, Call.Key key) {
		return this.calls.find(key)
			.filter((call) -> call.rep() != null && this.people.maySee(actor, call.rep()))
			.orElseThrow(() -> new NotFound("call", key.toString()));
	}

	private long insert(Call.Key key, RepId rep, AssessmentForm form, UserId by, Instant at, Call.Sampling sampling,
			Answers answers) {
		GeneratedKeyHolder id = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into call_assessment (source, call_id, rep, form, assessor, assessed_at, sampling, answers)
				values (?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(key.source(), key.callId(), rep.value(), form.version(), by.value(), Utc.of(at), sampling.name(),
					this.json.writeValueAsString(answers))
			.update(id, "id");
		return Objects.requireNonNull(id.getKey()).longValue();
	}

	/** The call reads as it was judged from now on; everything else of it stays. */
	private void judge(Actor actor, Call call, Answers answers, Call.Sampling sampling, String reason) {
		Map<String, Object> document = CallDocument.of(call);
		Map<String, Object> outcomes = new LinkedHashMap<>();
		answers.milestones()
			.forEach((milestone, judged) -> outcomes.put(milestone.key(), judged.reason().isBlank()
					? judged.outcome().name() : Map.of("value", judged.outcome().name(), "reason", judged.reason())));
		document.put("outcomes", outcomes);
		document.put("sampling", sampling.name());
		document.put("assessor", actor.user().value());
		document.put("reason", reason);
		try {
			this.corrections.correct(call.key(), new ByteArrayInputStream(this.json.writeValueAsBytes(document)),
					actor);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, String> outcomes(Answers answers) {
		Map<String, String> outcomes = new TreeMap<>();
		answers.milestones().forEach((milestone, judged) -> outcomes.put(milestone.key(), judged.outcome().name()));
		return outcomes;
	}

	private Assessment read(ResultSet row) throws SQLException {
		return new Assessment(row.getLong(1), new Call.Key(row.getString(2), row.getString(3)),
				new RepId(row.getString(4)), row.getInt(5), new UserId(row.getString(6)), Utc.instant(row, 7),
				Call.Sampling.valueOf(row.getString(8)), this.json.readValue(row.getString(9), Answers.class));
	}

}
