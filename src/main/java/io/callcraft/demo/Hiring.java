package io.callcraft.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.hiring.Candidate;
import io.callcraft.hiring.Candidates;
import io.callcraft.hiring.EvidenceMethod;
import io.callcraft.hiring.TargetProfile;
import io.callcraft.hiring.TargetProfiles;
import io.callcraft.hiring.Trait;
import io.callcraft.hiring.WantedTrait;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.Workflow;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Whom the demonstration center looks for, and Ivy, whom it looks at. Each step looks
 * first whether it was taken.
 */
@Component
@Profile(DemonstrationCenter.PROFILE)
class Hiring {

	private static final String PROFILE = "service-and-sales";

	private final TargetProfiles profiles;

	private final Candidates candidates;

	private final Workflow workflow;

	private final Users users;

	private final Clock clock;

	Hiring(TargetProfiles profiles, Candidates candidates, Workflow workflow, Users users, Clock clock) {
		this.profiles = profiles;
		this.candidates = candidates;
		this.workflow = workflow;
		this.users = users;
		this.clock = clock;
	}

	/** One of HR wrote what is looked for, the other approved it. */
	void lookForSomebody() {
		Actor author = actor(Staff.HR);
		TargetProfile newest = this.profiles.all(author)
			.stream()
			.filter((each) -> each.id().equals(PROFILE))
			.findFirst()
			.orElseGet(() -> this.profiles.write(author, PROFILE, "Service and sales by telephone",
					this.profiles.proposal()));
		if (newest.state() == TargetProfile.State.DRAFT) {
			this.profiles.approve(actor(Staff.HR2), PROFILE, newest.version());
		}
	}

	/** Ivy sold outside for years; Quinn has interviewed her, the others are still to. */
	void lookAtIvy() {
		Actor hr = actor(Staff.HR);
		String ivy = this.candidates.all(hr, new PageRequest(null, 1))
			.items()
			.stream()
			.findFirst()
			.map(Candidate::id)
			.orElseGet(() -> this.candidates
				.enter(hr,
						new Candidate.Person("Ivy Marlowe", "ivy.marlowe@example.org",
								"Nine years of outside sales, three times the best of her region"),
						PROFILE, LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC))
				.id());
		complete(ivy, "name-raters", Staff.HR,
				Map.of("interviewer", "priya", "second", "quinn", "simulation", "marcus"));
		complete(ivy, "hold-second-interview", Staff.QUINN, interview());
	}

	private Map<String, Object> interview() {
		Map<String, Object> seen = new LinkedHashMap<>();
		for (WantedTrait wanted : this.profiles.proposal().wanted()) {
			if (wanted.methods().contains(EvidenceMethod.INTERVIEW)) {
				seen.put(wanted.trait().key(), wanted.level());
			}
		}
		seen.put(Trait.LEADS.key(), 2);
		seen.put(Trait.LEADS.key() + "Said", "Waits for the question, then answers it well. Did not take over once");
		seen.put(Trait.SENSITIVE.key(), 2);
		seen.put(Trait.SENSITIVE.key() + "Said", "Went on with her story while I looked at the clock");
		seen.put("jobFactsTold", true);
		return seen;
	}

	private void complete(String candidate, String task, UserId by, Map<String, Object> fields) {
		this.workflow.openTasks(candidate)
			.stream()
			.filter((open) -> open.name().equals(task))
			.forEach((open) -> this.workflow.complete(open.id(), actor(by), fields));
	}

	private Actor actor(UserId user) {
		return this.users.actor(user).orElseThrow();
	}

}
