package io.callcraft.assessment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.callcraft.assessment.Calibrations.Wanted;
import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.people.People;
import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;

import org.springframework.stereotype.Component;

/** Chooses who judges in a calibration, and draws which calls. */
@Component
class CalibrationDraw {

	private static final int LONGEST = 120;

	private static final int FEWEST_CALLS = 5;

	private static final int MOST_CALLS = 50;

	private static final int MOST_EVALUATORS = 12;

	private static final int DAYS = 30;

	private final Calls calls;

	private final People people;

	private final Users users;

	CalibrationDraw(Calls calls, People people, Users users) {
		this.calls = calls;
		this.people = people;
		this.users = users;
	}

	/** Everybody who may take part. */
	List<User> evaluators() {
		Set<User> all = new LinkedHashSet<>(this.users.with(Role.QUALITY));
		all.addAll(this.users.with(Role.COACH));
		return all.stream().sorted(Comparator.comparing((user) -> user.id().value())).toList();
	}

	/**
	 * Those who are wanted.
	 * @throws InvalidInput when they are too few or too many, or one may not take part
	 */
	Set<UserId> evaluators(Wanted wanted) {
		Set<UserId> evaluators = new LinkedHashSet<>(wanted.evaluators());
		if (evaluators.size() < 2 || evaluators.size() > MOST_EVALUATORS) {
			throw new InvalidInput("evaluators", "are 2 to " + MOST_EVALUATORS);
		}
		List<UserId> may = evaluators().stream().map(User::id).toList();
		evaluators.stream().filter((each) -> !may.contains(each)).findFirst().ifPresent((other) -> {
			throw new InvalidInput("evaluators", "'" + other + "' is neither a coach nor from quality");
		});
		return evaluators;
	}

	/**
	 * The calls of the team, as the seed draws them, none of an evaluator's own.
	 * @throws InvalidInput when name or number is wrong, or the team has too few
	 */
	List<Call.Key> calls(Wanted wanted, Instant now) {
		if (wanted.name().isBlank() || wanted.name().length() > LONGEST) {
			throw new InvalidInput("name", "is a text of 1 to " + LONGEST + " characters");
		}
		if (wanted.calls() < FEWEST_CALLS || wanted.calls() > MOST_CALLS) {
			throw new InvalidInput("calls", "are " + FEWEST_CALLS + " to " + MOST_CALLS);
		}
		List<Call.Key> drawn = drawn(wanted, now);
		if (drawn.size() < wanted.calls()) {
			throw new InvalidInput("calls",
					"are more than the " + drawn.size() + " calls of this team's last " + DAYS + " days");
		}
		return drawn;
	}

	private List<Call.Key> drawn(Wanted wanted, Instant now) {
		TeamId team = this.people.team(wanted.team())
			.orElseThrow(() -> new NotFound("team", wanted.team().value()))
			.id();
		Instant from = now.minus(DAYS, ChronoUnit.DAYS);
		Set<RepId> own = wanted.evaluators()
			.stream()
			.flatMap((each) -> this.users.find(each).stream())
			.flatMap((user) -> Stream.ofNullable(user.rep()))
			.collect(Collectors.toSet());
		return this.people.members(team)
			.stream()
			.filter((rep) -> !own.contains(rep.id()))
			.flatMap((rep) -> this.calls.keys(rep.id(), from, now).stream())
			.sorted(Comparator.comparing((key) -> Draws.rank(wanted.seed(), key)))
			.limit(wanted.calls())
			.toList();
	}

}
