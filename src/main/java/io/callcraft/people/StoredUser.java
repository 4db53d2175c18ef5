package io.callcraft.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A user as kept. */
@Entity
@Table(name = "app_user")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class StoredUser {

	@Id
	private String id;

	private String name;

	private String roles;

	private @Nullable String rep;

	private @Nullable String passwordHash;

	private @Nullable LocalDate leftOn;

	protected StoredUser() {
	}

	StoredUser(User user) {
		this.id = user.id().value();
		change(user);
	}

	final void change(User user) {
		this.name = user.name();
		this.roles = user.roles().stream().sorted().map(Role::name).collect(Collectors.joining(","));
		RepId someRep = user.rep();
		this.rep = (someRep != null) ? someRep.value() : null;
	}

	void setPasswordHash(String passwordHash) {
		this.passwordHash = passwordHash;
	}

	@Nullable String getPasswordHash() {
		return this.passwordHash;
	}

	/** Leaves on a day, or is back when it is absent. */
	void setLeftOn(@Nullable LocalDate leftOn) {
		this.leftOn = leftOn;
	}

	User toUser() {
		return new User(new UserId(this.id), this.name,
				Arrays.stream(this.roles.split(",")).map(Role::valueOf).collect(Collectors.toSet()),
				(this.rep != null) ? new RepId(this.rep) : null, this.leftOn);
	}

}
