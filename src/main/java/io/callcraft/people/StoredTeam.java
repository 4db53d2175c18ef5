package io.callcraft.people;

import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A team as kept. */
@Entity
@Table(name = "team")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class StoredTeam {

	@Id
	private String id;

	private String name;

	private String supervisor;

	private @Nullable String manager;

	protected StoredTeam() {
	}

	StoredTeam(Team team) {
		this.id = team.id().value();
		change(team);
	}

	final void change(Team team) {
		this.name = team.name();
		this.supervisor = team.supervisor().value();
		UserId leads = team.manager();
		this.manager = (leads != null) ? leads.value() : null;
	}

	Team toTeam() {
		return new Team(new TeamId(this.id), this.name, new UserId(this.supervisor),
				(this.manager != null) ? new UserId(this.manager) : null);
	}

}
