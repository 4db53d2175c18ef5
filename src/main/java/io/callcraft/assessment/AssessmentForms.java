package io.callcraft.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.callcraft.assessment.AssessmentForm.Item;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.Ids;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The versions of the assessment form. What was asked stays readable: a change makes a
 * further version.
 */
@Service
public class AssessmentForms {

	private static final int LONGEST = 200;

	private static final int MOST_ITEMS = 20;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	AssessmentForms(JdbcClient jdbc, JsonMapper json, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
		this.events = events;
	}

	/** The form that calls are assessed by now. */
	@Transactional(readOnly = true)
	public AssessmentForm current() {
		return find("order by version desc limit 1").orElse(AssessmentForm.SHIPPED);
	}

	/**
	 * A version of the form.
	 * @throws NotFound when there is no such version
	 */
	@Transactional(readOnly = true)
	public AssessmentForm version(int version) {
		return (version == AssessmentForm.SHIPPED.version()) ? AssessmentForm.SHIPPED
				: find("where version = ?", version)
					.orElseThrow(() -> new NotFound("assessment form", String.valueOf(version)));
	}

	/**
	 * Changes the form.
	 * @param base the version that the change began on
	 * @param questions what is asked about each milestone, all of them
	 * @throws InvalidInput naming every question that is not about the customer, and
	 * whatever else is wrong
	 * @throws Conflict when somebody else has changed the form meanwhile
	 */
	@Transactional
	public AssessmentForm change(Actor actor, int base, Map<Milestone, String> questions, List<Item> checklist) {
		actor.mustHaveOneOf(Role.QUALITY, Role.OPERATIONS, Role.ADMIN);
		List<FieldProblem> problems = problems(questions, checklist);
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
		AssessmentForm before = current();
		if (before.version() != base) {
			throw changed(before.version());
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		AssessmentForm form = new AssessmentForm(base + 1, questions, checklist, actor.user(), now);
		try {
			this.jdbc.sql("insert into assessment_form (version, content, made_by, made_at) values (?, ?, ?, ?)")
				.params(form.version(), this.json.writeValueAsString(new Content(questions, checklist)),
						actor.user().value(), Utc.of(now))
				.update();
		}
		catch (DuplicateKeyException ex) {
			throw changed(base + 1);
		}
		this.events.publishEvent(new Auditable(now, actor.user(), "assessment-form.changed", "assessment-form", null,
				"Changed what evaluators are asked", Map.of("version", form.version()), null));
		return form;
	}

	private static Conflict changed(int version) {
		return new Conflict("assessment-form",
				"Somebody else has changed the form: it is at version " + version + " now. Look at it, then try again");
	}

	private static List<FieldProblem> problems(Map<Milestone, String> questions, List<Item> checklist) {
		List<FieldProblem> problems = new ArrayList<>();
		for (Milestone milestone : Milestone.values()) {
			String question = questions.getOrDefault(milestone, "");
			String field = "questions." + milestone.key();
			if (question.isBlank() || question.length() > LONGEST) {
				problems.add(new FieldProblem(field, "is a question of 1 to " + LONGEST + " characters"));
			}
			else {
				Wording.problem(question).ifPresent((wrong) -> problems.add(new FieldProblem(field, wrong)));
			}
		}
		if (checklist.size() > MOST_ITEMS) {
			problems.add(new FieldProblem("checklist",
					"has more than " + MOST_ITEMS + " items: nobody assesses a call in a minute by that"));
		}
		Set<String> keys = new HashSet<>();
		for (int at = 0; at < checklist.size(); at++) {
			Item item = checklist.get(at);
			String field = "checklist[" + at + "]";
			if (!Ids.valid(item.key()) || !keys.add(item.key())) {
				problems.add(new FieldProblem(field + ".key", "'" + item.key()
						+ "' is no key of its own: use letters, digits, dots, underscores or hyphens"));
			}
			if (item.question().isBlank() || item.question().length() > LONGEST) {
				problems.add(new FieldProblem(field + ".question", "is a text of 1 to " + LONGEST + " characters"));
			}
		}
		return problems;
	}

	private Optional<AssessmentForm> find(String where, Object... parameters) {
		return this.jdbc.sql("select version, content, made_by, made_at from assessment_form " + where)
			.params(parameters)
			.query((row, number) -> {
				Content content = this.json.readValue(row.getString(2), Content.class);
				return new AssessmentForm(row.getInt(1), content.questions(), content.checklist(),
						new UserId(row.getString(3)), Utc.instant(row, 4));
			})
			.optional();
	}

	private record Content(Map<Milestone, String> questions, List<Item> checklist) {
	}

}
