package io.callcraft.people;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.callcraft.shared.TeamId;
import io.callcraft.shared.WorkingHours;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The hours of a team, as kept. */
@Entity
@Table(name = "team_hours")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class StoredTeamHours {

	@Id
	private String team;

	private String zone;

	private String opens;

	private String closes;

	private String days;

	private String daysOff;

	protected StoredTeamHours() {
	}

	StoredTeamHours(TeamId team) {
		this.team = team.value();
	}

	StoredTeamHours change(WorkingHours hours) {
		this.zone = hours.zone().getId();
		this.opens = hours.opens().toString();
		this.closes = hours.closes().toString();
		this.days = joined(hours.days());
		this.daysOff = joined(hours.daysOff());
		return this;
	}

	String team() {
		return this.team;
	}

	WorkingHours toHours() {
		return new WorkingHours(ZoneId.of(this.zone), LocalTime.parse(this.opens), LocalTime.parse(this.closes),
				split(this.days, DayOfWeek::valueOf), split(this.daysOff, LocalDate::parse));
	}

	private static String joined(Collection<? extends Comparable<?>> values) {
		return values.stream().sorted().map(Object::toString).collect(Collectors.joining(","));
	}

	private static <T> Set<T> split(String text, Function<String, T> reader) {
		return Arrays.stream(text.split(",")).filter((part) -> !part.isEmpty()).map(reader).collect(Collectors.toSet());
	}

}
