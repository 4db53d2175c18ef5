package io.callcraft.escalation;

import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.TeamHours;
import io.callcraft.shared.WorkingHours;
import io.callcraft.workflow.Calendar;

import org.springframework.stereotype.Component;

/**
 * Counts a case's time by the hours of the rep's team.
 */
@Component
class CaseCalendar implements Calendar {

	private final CaseFiles files;

	private final People people;

	private final TeamHours hours;

	CaseCalendar(CaseFiles files, People people, TeamHours hours) {
		this.files = files;
		this.people = people;
		this.hours = hours;
	}

	@Override
	public WorkingHours hours(String businessKey) {
		if (!CaseId.is(businessKey)) {
			return this.hours.ofCenter();
		}
		return this.files.findById(CaseId.number(businessKey))
			.flatMap((file) -> this.people.rep(file.repId()))
			.map(Rep::team)
			.map(this.hours::of)
			.orElseGet(this.hours::ofCenter);
	}

}
