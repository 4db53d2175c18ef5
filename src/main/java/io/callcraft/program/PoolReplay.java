package io.callcraft.program;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.decisions.Release;
import io.callcraft.incentives.PoolBook;
import io.callcraft.shared.TeamId;

import org.springframework.stereotype.Service;

/**
 * Tells what the pools of teams come to under several releases side by side, a month at a
 * time, by what the live pools are reckoned with. Who gets how much of one goes by hours
 * and nominations, which are people's: it cannot be replayed, and changes no sum.
 */
@Service
public class PoolReplay {

	private final Calls calls;

	PoolReplay(Calls calls) {
		this.calls = calls;
	}

	/**
	 * Replays the pools of teams; months without a call that only a team can be credited
	 * with are left out.
	 * @param teams those that anybody belongs to: nothing is given to a team of nobody
	 * @param from calls from here on
	 * @param to calls from here on are left out
	 * @param releases the releases
	 * @return by month and team
	 */
	public List<Pooled> of(Collection<TeamId> teams, Instant from, Instant to, List<Release> releases) {
		List<PoolBook> books = releases.stream().map(PoolBook::new).toList();
		List<Pooled> pooled = new ArrayList<>();
		Set<TeamId> wanted = Set.copyOf(teams);
		this.calls.firstOfTeamsAlone().ifPresent((first) -> {
			Instant at = first.isAfter(from) ? first : from;
			while (at.isBefore(to)) {
				YearMonth month = month(at);
				Instant next = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
				pooled.addAll(of(wanted, month, this.calls.ofTeamsAlone(at, next.isBefore(to) ? next : to), books));
				at = next;
			}
		});
		return pooled;
	}

	private static List<Pooled> of(Set<TeamId> teams, YearMonth month, List<Call> calls, List<PoolBook> books) {
		Map<TeamId, List<Call>> byTeam = calls.stream()
			.filter((call) -> call.team() != null && teams.contains(call.team()))
			.collect(Collectors.groupingBy(Call::team));
		return byTeam.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey(Comparator.comparing(TeamId::value)))
			.map((each) -> new Pooled(each.getKey(), each.getValue().size(), books.stream().map((book) -> {
				long points = book.points(each.getValue());
				return new Replayed.Reward(month, points, points * book.centsOfPoint());
			}).toList()))
			.toList();
	}

	private static YearMonth month(Instant at) {
		return YearMonth.from(at.atOffset(ZoneOffset.UTC));
	}

	/**
	 * A team's pool of a month.
	 *
	 * @param calls how many calls it is made of
	 * @param rewards what they earned, for each of the releases
	 */
	public record Pooled(TeamId team, int calls, List<Replayed.Reward> rewards) {

		public Pooled {
			rewards = List.copyOf(rewards);
		}

	}

}
