package io.callcraft.people;

import java.time.LocalDate;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.WorkingHours;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When teams work: by their own hours where they have some, else by the center's. New
 * hours count for what begins from then on; due dates and timers that run keep their
 * time.
 */
@Service
public class TeamHours {

	private final TeamHoursRepository hours;

	private final TeamRepository teams;

	private final DirectoryCache directory;

	private final DirectoryRecord record;

	private final WorkingHours center;

	TeamHours(TeamHoursRepository hours, TeamRepository teams, DirectoryCache directory, DirectoryRecord record,
			WorkingHours center) {
		this.hours = hours;
		this.teams = teams;
		this.directory = directory;
		this.record = record;
		this.center = center;
	}

	/** The hours that count for a team: from memory. */
	public WorkingHours of(TeamId team) {
		return own(team).orElse(this.center);
	}

	/** The hours that a team has of its own; empty where the center's count. */
	public Optional<WorkingHours> own(TeamId team) {
		return Optional.ofNullable(this.directory.current().hours().get(team.value()));
	}

	/** The hours of the center. */
	public WorkingHours ofCenter() {
		return this.center;
	}

	/**
	 * Gives a team hours of its own.
	 * @throws NotFound when there is no such team
	 */
	@Transactional
	public void set(TeamId team, WorkingHours wanted, Actor by) {
		Optional<StoredTeamHours> stored = locked(team);
		if (stored.map(StoredTeamHours::toHours).filter(wanted::equals).isPresent()) {
			return;
		}
		this.hours.saveAndFlush(stored.orElseGet(() -> new StoredTeamHours(team)).change(wanted));
		this.directory.changed((directory, version) -> directory.with(version, team, wanted));
		this.record.saved("team", team.value(), false, by, detail(wanted));
	}

	/**
	 * Lets the center's hours count for a team again.
	 * @throws NotFound when there is no such team
	 */
	@Transactional
	public void reset(TeamId team, Actor by) {
		locked(team).ifPresent((stored) -> {
			this.hours.delete(stored);
			this.hours.flush();
			this.directory.changed((directory, version) -> directory.with(version, team, null));
			this.record.saved("team", team.value(), false, by, Map.of("hours", "of the center"));
		});
	}

	private Optional<StoredTeamHours> locked(TeamId team) {
		this.directory.lock();
		if (!this.teams.existsById(team.value())) {
			throw new NotFound("team", team.value());
		}
		return this.hours.findById(team.value());
	}

	private static Map<String, Object> detail(WorkingHours hours) {
		Map<String, Object> detail = new LinkedHashMap<>();
		detail.put("zone", hours.zone().getId());
		detail.put("opens", hours.opens().toString());
		detail.put("closes", hours.closes().toString());
		detail.put("days", hours.days().stream().sorted().map(DayOfWeek::name).toList());
		List<String> daysOff = hours.daysOff().stream().sorted().map(LocalDate::toString).toList();
		detail.put("daysOff", daysOff);
		return Map.of("hours", detail);
	}

}
