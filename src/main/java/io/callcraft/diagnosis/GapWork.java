package io.callcraft.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gaps that people have settled to be a matter of skill or knowledge: they are open until
 * coaching was given and calls show it (R29, R35).
 */
@Service
public class GapWork {

	private static final Role[] SEE_ALL = { Role.COACH, Role.QUALITY, Role.HR, Role.OPERATIONS, Role.AUDITOR,
			Role.ADMIN };

	private final GapRows rows;

	private final People people;

	GapWork(GapRows rows, People people) {
		this.rows = rows;
		this.people = people;
	}

	/**
	 * Gaps to be closed by coaching and training, oldest first; of a supervisor's own
	 * teams, or everybody's for a coach and who reads all.
	 * @throws io.callcraft.shared.NotAllowed for who neither coaches nor reads all
	 */
	@Transactional(readOnly = true)
	public Page<Gap> open(Actor actor, PageRequest page) {
		List<Object> parameters = new ArrayList<>();
		parameters.add((page.after() != null) ? number(page.after()) : 0L);
		String ofReps = "";
		if (!actor.hasOneOf(SEE_ALL)) {
			actor.mustHaveOneOf(Role.SUPERVISOR);
			List<String> reps = actor.teams()
				.stream()
				.flatMap((team) -> this.people.members(team).stream())
				.map((rep) -> rep.id().value())
				.toList();
			if (reps.isEmpty()) {
				return new Page<>(List.of(), null);
			}
			ofReps = reps.stream().map((rep) -> "?").collect(Collectors.joining(", ", "and rep in (", ") "));
			parameters.addAll(reps);
		}
		parameters.add(page.limit() + 1);
		return Page.of(
				this.rows.query("where state in ('CONFIRMED', 'OVERRIDDEN') and cause in ('SKILL', 'KNOWLEDGE') "
						+ "and id > ? " + ofReps + "order by id limit ?", parameters.toArray()),
				page.limit(), Gap::key);
	}

	private static long number(String cursor) {
		if (!Gap.isKey(cursor)) {
			throw new InvalidInput("after", "is no cursor of this list");
		}
		return Gap.number(cursor);
	}

}
