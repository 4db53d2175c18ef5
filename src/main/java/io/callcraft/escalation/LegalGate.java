package io.callcraft.escalation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.callcraft.calls.Calls;
import io.callcraft.people.People;
import io.callcraft.people.Team;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.UserId;

import org.springframework.stereotype.Component;

/**
 * Stands before every consequence (B4, R40, R58). It reads what is on record, so that no
 * workflow, rule or role gets round it; it is code and no policy, so that no draft does.
 */
@Component
class LegalGate {

	final CaseWork work;

	final Calls calls;

	final DevelopmentPlans plans;

	final People people;

	final Users users;

	final Laws laws;

	final CaseTime time;

	LegalGate(CaseWork work, Calls calls, DevelopmentPlans plans, People people, Users users, Laws laws,
			CaseTime time) {
		this.work = work;
		this.calls = calls;
		this.plans = plans;
		this.people = people;
		this.users = users;
		this.laws = laws;
		this.time = time;
	}

	/** How far a case is from a consequence. */
	Gate of(CaseFile file) {
		return new Gate(new GateReading(this, file).lines(null));
	}

	/**
	 * Lets a consequence pass.
	 * @param decides who decides on it
	 * @throws Conflict naming every line that is not met
	 */
	void require(CaseFile file, Actor decides) {
		List<Gate.Line> missing = new Gate(new GateReading(this, file).lines(decides.user())).missing();
		if (!missing.isEmpty()) {
			throw new Conflict(file.id(),
					"No consequence yet, only NONE: " + missing.stream()
						.map((line) -> line.condition().title() + ": " + line.says())
						.collect(Collectors.joining("; ")));
		}
	}

	/** Who decided on a consequence last. */
	Optional<UserId> decider(CaseFile file) {
		return this.work.filled(file)
			.stream()
			.filter((form) -> form.form().equals("decide-hard-consequence"))
			.reduce((first, second) -> second)
			.map(FilledForm::by);
	}

	/** Whether somebody did any part of the case, or leads the rep. */
	boolean hadAPart(CaseFile file, UserId user) {
		return leads(file, user) || filledIn(file, user);
	}

	boolean filledIn(CaseFile file, UserId user) {
		return this.work.filled(file).stream().anyMatch((form) -> form.by().equals(user));
	}

	/** Whether somebody leads the rep, from day to day or from above. */
	boolean leads(CaseFile file, UserId user) {
		return team(file).filter((team) -> team.supervisor().equals(user) || user.equals(team.manager())).isPresent();
	}

	boolean supervises(CaseFile file, UserId user) {
		return team(file).filter((team) -> team.supervisor().equals(user)).isPresent();
	}

	private Optional<Team> team(CaseFile file) {
		return this.people.rep(file.repId()).flatMap((rep) -> this.people.team(rep.team()));
	}

}
