package io.callcraft.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The directory as kept in the database, with the whole of it in memory for reading.
 */
@Service
class DirectoryPeople implements People {

	private static final Set<Role> SEE_ALL = Set.of(Role.COACH, Role.QUALITY, Role.HR, Role.OPERATIONS, Role.AUDITOR,
			Role.ADMIN);

	private final RepRepository reps;

	private final TeamRepository teams;

	private final UserRepository users;

	private final DirectoryCache directory;

	private final DirectoryRecord record;

	private final ApplicationEventPublisher events;

	DirectoryPeople(RepRepository reps, TeamRepository teams, UserRepository users, DirectoryCache directory,
			DirectoryRecord record, ApplicationEventPublisher events) {
		this.reps = reps;
		this.teams = teams;
		this.users = users;
		this.directory = directory;
		this.record = record;
		this.events = events;
	}

	@Override
	public Optional<Rep> rep(RepId id) {
		Rep known = this.directory.isChangedHere() ? null : this.directory.current().reps().get(id.value());
		return (known != null) ? Optional.of(known) : this.reps.findById(id.value()).map(StoredRep::toRep);
	}

	@Override
	public Optional<Team> team(TeamId id) {
		Team known = this.directory.current().teams().get(id.value());
		return (known != null) ? Optional.of(known) : this.teams.findById(id.value()).map(StoredTeam::toTeam);
	}

	@Override
	@Transactional(readOnly = true)
	public Page<Rep> reps(Actor actor, PageRequest page) {
		String after = Objects.requireNonNullElse(page.after(), "");
		Limit limit = Limit.of(page.limit() + 1);
		RepId self = actor.rep();
		List<StoredRep> rows = (seesAll(actor) || actor.has(Role.INTEGRATION))
				? this.reps.findByIdGreaterThanOrderById(after, limit)
				: this.reps.findVisible(teamsSeen(actor).stream().map(TeamId::value).toList(),
						(self != null) ? self.value() : "", after, limit);
		return Page.of(rows.stream().map(StoredRep::toRep).toList(), page.limit(), (rep) -> rep.id().value());
	}

	@Override
	@Transactional(readOnly = true)
	public Page<Team> teams(PageRequest page) {
		List<Team> rows = this.teams
			.findByIdGreaterThanOrderById(Objects.requireNonNullElse(page.after(), ""), Limit.of(page.limit() + 1))
			.stream()
			.map(StoredTeam::toTeam)
			.toList();
		return Page.of(rows, page.limit(), (team) -> team.id().value());
	}

	@Override
	@Transactional(readOnly = true)
	public List<Rep> members(TeamId team) {
		return this.reps.findByTeamOrderById(team.value()).stream().map(StoredRep::toRep).toList();
	}

	@Override
	@Transactional
	public Rep save(Rep rep, Actor by) {
		Names.require(rep.name());
		this.directory.lock();
		if (!this.teams.existsById(rep.team().value())) {
			throw new InvalidInput("team", "There is no team '" + rep.team() + "'");
		}
		Optional<StoredRep> stored = this.reps.findById(rep.id().value());
		Rep before = stored.map(StoredRep::toRep).orElse(null);
		StoredRep row = stored.orElseGet(() -> new StoredRep(rep));
		row.change((rep.noticeAcknowledgedOn() == null && before != null) ? new Rep(rep.id(), rep.name(), rep.team(),
				rep.hiredOn(), rep.rewardPreference(), before.noticeAcknowledgedOn()) : rep);
		Rep after = row.toRep();
		this.reps.saveAndFlush(row);
		if (after.equals(before)) {
			return after;
		}
		keep(before, after, by);
		if (before != null && !before.team().equals(after.team())) {
			this.events.publishEvent(new Employment.Changed(after.id(), Employment.What.CHANGED_TEAM, by,
					"The rep goes from team " + before.team() + " to team " + after.team()));
		}
		return after;
	}

	@Override
	@Transactional
	public Rep choose(Rep.RewardPreference preference, RepId rep, Actor by) {
		Rep visible = visible(by, rep);
		if (!by.is(rep)) {
			throw new NotAllowed("Only " + visible.name() + " can choose how their rewards come");
		}
		this.directory.lock();
		StoredRep row = this.reps.findById(rep.value()).orElseThrow();
		Rep before = row.toRep();
		row.choose(preference);
		this.reps.saveAndFlush(row);
		Rep after = row.toRep();
		if (!after.equals(before)) {
			keep(before, after, by);
		}
		return after;
	}

	private void keep(@Nullable Rep before, Rep after, Actor by) {
		this.directory.changed((directory, version) -> directory.with(version, after));
		this.record.saved("rep", after.id().value(), before == null, by,
				Map.of("team", after.team().value(), "changed", changes(before, after)));
	}

	@Override
	@Transactional
	public Team save(Team team, Actor by) {
		Names.require(team.name());
		this.directory.lock();
		requireSupervisor("supervisor", team.supervisor());
		UserId manager = team.manager();
		if (manager != null) {
			requireSupervisor("manager", manager);
		}
		Optional<StoredTeam> stored = this.teams.findById(team.id().value());
		Team before = stored.map(StoredTeam::toTeam).orElse(null);
		if (team.equals(before)) {
			return team;
		}
		StoredTeam row = stored.orElseGet(() -> new StoredTeam(team));
		row.change(team);
		this.teams.saveAndFlush(row);
		this.directory.changed((directory, version) -> directory.with(version, team));
		this.record.saved("team", team.id().value(), before == null, by,
				Map.of("supervisor", team.supervisor().value(), "manager", (manager != null) ? manager.value() : ""));
		if (before != null && !before.supervisor().equals(team.supervisor())) {
			this.events.publishEvent(new Team.HandedOver(team.id(), before.supervisor()));
		}
		return team;
	}

	private void requireSupervisor(String field, UserId id) {
		boolean supervises = this.users.findById(id.value())
			.map(StoredUser::toUser)
			.filter((user) -> user.roles().contains(Role.SUPERVISOR) && !user.hasLeft())
			.isPresent();
		if (!supervises) {
			throw new InvalidInput(field, "'" + id + "' is no user who works here with the role SUPERVISOR");
		}
	}

	@Override
	public boolean maySee(Actor actor, RepId rep) {
		return actor.is(rep) || seesAll(actor) || leads(actor, rep);
	}

	@Override
	public boolean leads(Actor actor, RepId rep) {
		return actor.has(Role.SUPERVISOR)
				&& rep(rep).filter((known) -> teamsSeen(actor).contains(known.team())).isPresent();
	}

	@Override
	public boolean leads(Actor actor, UserId supervisor) {
		return actor.has(Role.SUPERVISOR) && this.directory.current()
			.teams()
			.values()
			.stream()
			.anyMatch((team) -> team.supervisor().equals(supervisor) && actor.user().equals(team.manager()));
	}

	@Override
	public Rep visible(Actor actor, RepId rep) {
		return rep(rep).filter((known) -> maySee(actor, rep)).orElseThrow(() -> new NotFound("rep", rep.value()));
	}

	@Override
	public Roster roster() {
		Directory latest = this.directory.latest();
		return new Roster(latest.reps(), latest.teams());
	}

	@Override
	public String nameOf(UserId user) {
		if (user.equals(UserId.SYSTEM)) {
			return "Callcraft";
		}
		User known = this.directory.current().users().get(user.value());
		return (known != null) ? known.name() : user.value();
	}

	/** A manager sees the teams whose supervisor they lead, as the supervisor does. */
	private Set<TeamId> teamsSeen(Actor actor) {
		Set<TeamId> seen = new HashSet<>(actor.teams());
		seen.addAll(this.directory.current().managed().getOrDefault(actor.user(), Set.of()));
		return seen;
	}

	private static boolean seesAll(Actor actor) {
		return actor.user().equals(UserId.SYSTEM) || actor.roles().stream().anyMatch(SEE_ALL::contains);
	}

	private static List<String> changes(@Nullable Rep before, Rep after) {
		List<String> changes = new ArrayList<>();
		if (before == null) {
			return changes;
		}
		if (!before.name().equals(after.name())) {
			changes.add("name");
		}
		if (!before.team().equals(after.team())) {
			changes.add("team");
		}
		if (!before.hiredOn().equals(after.hiredOn())) {
			changes.add("hiredOn");
		}
		if (before.rewardPreference() != after.rewardPreference()) {
			changes.add("rewardPreference");
		}
		if (!Objects.equals(before.noticeAcknowledgedOn(), after.noticeAcknowledgedOn())) {
			changes.add("noticeAcknowledgedOn");
		}
		return changes;
	}

}
