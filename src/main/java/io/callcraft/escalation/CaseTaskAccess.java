package io.callcraft.escalation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.callcraft.coaching.TasksOfCoaches;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.ProcessSubject;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskAccess;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who may do a task: the rep, whoever supervises the rep's team, or a role; also where
 * the task is about something else than a case.
 */
@Component
class CaseTaskAccess implements TaskAccess {

	private final CaseFiles files;

	private final People people;

	private final Users users;

	private final LegalGate gate;

	private final TasksOfCoaches coaching;

	private final ObjectProvider<ProcessSubject> others;

	CaseTaskAccess(CaseFiles files, People people, Users users, LegalGate gate, TasksOfCoaches coaching,
			ObjectProvider<ProcessSubject> others) {
		this.files = files;
		this.people = people;
		this.users = users;
		this.gate = gate;
		this.coaching = coaching;
		this.others = others;
	}

	@Override
	public String candidate(String group, String businessKey) {
		return switch (group) {
			case "supervisor" -> "team:" + rep(businessKey).team();
			case "rep" -> "rep:" + rep(businessKey).id();
			case "manager" -> manager(rep(businessKey));
			case "hr" -> "role:HR";
			case "coach" -> "role:COACH";
			case "neutral-reader" -> "role:QUALITY";
			case "appeal" -> appeal(businessKey);
			case "operations" -> "role:OPERATIONS";
			default -> throw new IllegalArgumentException("No candidate group is called '" + group
					+ "': use supervisor, manager, rep, hr, coach, neutral-reader, appeal or operations");
		};
	}

	@Override
	public String person(String user) {
		return "user:" + this.users.find(new UserId(user)).orElseThrow(() -> new NotFound("user", user)).id();
	}

	@Override
	public Actor actor(UserId user) {
		return this.users.actor(user).orElseThrow(() -> new NotFound("user", user.value()));
	}

	@Override
	public Set<String> groups() {
		return Set.of("supervisor", "manager", "rep", "hr", "coach", "neutral-reader", "appeal", "operations");
	}

	@Override
	public Set<String> candidates(Actor actor) {
		Set<String> candidates = new HashSet<>();
		candidates.add("user:" + actor.user());
		actor.roles().forEach((role) -> candidates.add("role:" + role));
		actor.teams().forEach((team) -> candidates.add("team:" + team));
		if (actor.rep() != null) {
			candidates.add("rep:" + actor.rep());
		}
		return candidates;
	}

	@Override
	public Optional<String> refusal(Task task, Actor actor) {
		return switch (task.form()) {
			case "confirm-termination" ->
				this.gate.decider(file(task.businessKey())).filter(actor.user()::equals).isPresent()
						? Optional
							.of("A second person of HR confirms a termination, and you are the one who decided on it")
						: Optional.empty();
			case "hear-appeal" -> hadAPart(task.businessKey(), actor.user())
					? Optional.of("An appeal is heard by somebody who had no part in the case, and you had one")
					: Optional.empty();
			default -> this.coaching.refusal(task, actor.user());
		};
	}

	private boolean hadAPart(String businessKey, UserId user) {
		return this.gate.hadAPart(file(businessKey), user);
	}

	/** HR, or a neutral reader where everybody of HR had a part. */
	private String appeal(String businessKey) {
		boolean apart = this.users.with(Role.HR).stream().anyMatch((user) -> !hadAPart(businessKey, user.id()));
		return apart ? "role:HR" : "role:QUALITY";
	}

	/** Who leads the rep's supervisor, HR where nobody does. */
	private String manager(Rep rep) {
		return this.people.team(rep.team())
			.flatMap((team) -> Optional.ofNullable(team.manager()))
			.map((manager) -> "user:" + manager)
			.orElse("role:HR");
	}

	@Override
	public Optional<RepId> about(String businessKey) {
		return CaseId.is(businessKey) ? this.files.findById(CaseId.number(businessKey)).map(CaseFile::repId)
				: this.others.stream().flatMap((subject) -> subject.rep(businessKey).stream()).findFirst();
	}

	private Rep rep(String businessKey) {
		return about(businessKey).flatMap(this.people::rep).orElseThrow(() -> new NotFound("rep of", businessKey));
	}

	private CaseFile file(String businessKey) {
		return this.files.findById(CaseId.number(businessKey)).orElseThrow(() -> new NotFound("case", businessKey));
	}

}
