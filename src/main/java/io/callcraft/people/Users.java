package io.callcraft.people;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may sign in, and as what.
 */
@Service
public class Users {

	private static final int LONGEST_PASSWORD = 72;

	private final UserRepository users;

	private final TeamRepository teams;

	private final RepRepository reps;

	private final EmploymentRepository employments;

	private final DirectoryCache directory;

	private final DirectoryRecord record;

	private final PasswordEncoder passwords;

	Users(UserRepository users, TeamRepository teams, RepRepository reps, EmploymentRepository employments,
			DirectoryCache directory, DirectoryRecord record, PasswordEncoder passwords) {
		this.users = users;
		this.teams = teams;
		this.reps = reps;
		this.employments = employments;
		this.directory = directory;
		this.record = record;
		this.passwords = passwords;
	}

	/**
	 * What a sign-in is checked against, read from the database. Empty for nobody, and
	 * for somebody who has left.
	 */
	@Transactional(readOnly = true)
	public Optional<SignIn> signIn(UserId id) {
		return this.users.findById(id.value()).filter((row) -> !hasLeft(row.toUser())).map((row) -> {
			User user = row.toUser();
			return new SignIn(actor(user), user.name(), row.getPasswordHash());
		});
	}

	private boolean hasLeft(User user) {
		RepId rep = user.rep();
		return user.hasLeft() || (rep != null && this.employments.findById(rep.value())
			.filter((employment) -> employment.toEmployment().hasLeft())
			.isPresent());
	}

	/** Who acts when this user does: from memory. Empty for a user not on file. */
	public Optional<Actor> actor(UserId id) {
		return find(id).map(this::actor);
	}

	/** A user on file: from memory. */
	public Optional<User> find(UserId id) {
		User known = this.directory.current().users().get(id.value());
		return (known != null) ? Optional.of(known) : this.users.findById(id.value()).map(StoredUser::toUser);
	}

	@Transactional(readOnly = true)
	public Page<User> list(PageRequest page) {
		List<User> rows = this.users
			.findByIdGreaterThanOrderById(Objects.requireNonNullElse(page.after(), ""), Limit.of(page.limit() + 1))
			.stream()
			.map(StoredUser::toUser)
			.toList();
		return Page.of(rows, page.limit(), (user) -> user.id().value());
	}

	/**
	 * Enters or changes a user.
	 * @param user as they shall be
	 * @param password the new password; absent to leave it, or to have none
	 * @param by who does it
	 * @throws InvalidInput naming what is wrong with the user
	 * @throws Conflict when the user supervises a team and would no longer be a
	 * supervisor, or would leave nobody with the role ADMIN
	 */
	@Transactional
	public User save(User user, @Nullable String password, Actor by) {
		Names.require(user.name());
		if (user.id().equals(UserId.SYSTEM)) {
			throw new InvalidInput("user", "'" + user.id() + "' is Callcraft's own name");
		}
		if (user.roles().isEmpty()) {
			throw new InvalidInput("roles", "A user has at least one role");
		}
		this.directory.lock();
		requireFreeRep(user);
		Optional<StoredUser> stored = this.users.findById(user.id().value());
		User before = stored.map(StoredUser::toUser).orElse(null);
		requireStillServed(before, user);
		if (before != null && password == null
				&& user.equals(new User(before.id(), before.name(), before.roles(), before.rep()))) {
			return before;
		}
		StoredUser row = stored.orElseGet(() -> new StoredUser(user));
		row.change(user);
		if (password != null) {
			row.setPasswordHash(hash(password));
		}
		User after = this.users.saveAndFlush(row).toUser();
		this.directory.changed((directory, version) -> directory.with(version, after));
		this.record.saved("user", user.id().value(), before == null, by,
				Map.of("roles", user.roles().stream().map(Role::name).sorted().toList(), "password", password != null));
		return after;
	}

	/**
	 * Enters users with one first password for all of them; who is on file already stays
	 * as they are.
	 * @throws InvalidInput naming what is wrong with a user
	 */
	@Transactional
	public void enterAll(Collection<User> newcomers, String password, Actor by) {
		this.directory.lock();
		// hashing is slow on purpose: once is enough for one password
		String hash = hash(password);
		for (User user : newcomers) {
			Names.require(user.name());
			if (!this.users.existsById(user.id().value())) {
				requireFreeRep(user);
				StoredUser row = new StoredUser(user);
				row.setPasswordHash(hash);
				this.users.saveAndFlush(row);
				this.directory.changed((directory, version) -> directory.with(version, user));
				this.record.saved("user", user.id().value(), true, by,
						Map.of("roles", user.roles().stream().map(Role::name).sorted().toList(), "password", true));
			}
		}
	}

	/**
	 * Changes one's own password.
	 * @throws NotAllowed when the current one is not right
	 */
	@Transactional
	public void changePassword(String current, String wanted, Actor by) {
		StoredUser row = this.users.findById(by.user().value())
			.orElseThrow(() -> new NotFound("user", by.user().value()));
		if (!this.passwords.matches(current, row.getPasswordHash())) {
			throw new NotAllowed("The current password is not right");
		}
		row.setPasswordHash(hash(wanted));
		this.record.saved("user", by.user().value(), false, by, Map.of("password", true));
	}

	/**
	 * Whether it is the password of the user who is the rep. Who signs in elsewhere has
	 * none here: they have shown who they are by signing in.
	 */
	@Transactional(readOnly = true)
	public boolean isPasswordOf(RepId rep, String password) {
		return this.users.findByRep(rep.value())
			.map((row) -> row.getPasswordHash() == null || this.passwords.matches(password, row.getPasswordHash()))
			.orElse(false);
	}

	/** Everybody who works here with a role, by id: from memory. */
	public List<User> with(Role role) {
		return this.directory.current()
			.users()
			.values()
			.stream()
			.filter((user) -> user.roles().contains(role) && !user.hasLeft())
			.sorted(Comparator.comparing((user) -> user.id().value()))
			.toList();
	}

	/** Whether anybody who works here has the role. */
	@Transactional(readOnly = true)
	public boolean isThereAny(Role role) {
		return this.users.existsByRolesContainingAndLeftOnIsNull(role.name());
	}

	private Actor actor(User user) {
		return new Actor(user.id(), user.roles(), user.rep(), this.directory.current().teamsOf(user.id()));
	}

	private void requireFreeRep(User user) {
		RepId rep = user.rep();
		if (rep == null) {
			if (user.roles().contains(Role.REP)) {
				throw new InvalidInput("rep", "A user with the role REP needs the rep that they are");
			}
			return;
		}
		if (!this.reps.existsById(rep.value())) {
			throw new InvalidInput("rep", "There is no rep '" + rep + "'");
		}
		this.users.findByRep(rep.value()).map(StoredUser::toUser).ifPresent((other) -> {
			if (!other.id().equals(user.id())) {
				throw new InvalidInput("rep", "User '" + other.id() + "' is rep '" + rep + "' already");
			}
		});
	}

	/**
	 * Refuses a change that would leave a team or the directory without who looks after
	 * it.
	 */
	void requireStillServed(@Nullable User before, User after) {
		if (before == null) {
			return;
		}
		if (before.roles().contains(Role.SUPERVISOR) && !after.roles().contains(Role.SUPERVISOR)) {
			this.teams.findLedBy(after.id().value()).stream().findFirst().ifPresent((team) -> {
				throw new Conflict(after.id().value(), "'" + after.id() + "' leads team '" + team.toTeam().id()
						+ "': give it another supervisor or manager first");
			});
		}
		if (before.roles().contains(Role.ADMIN) && !after.roles().contains(Role.ADMIN)
				&& this.users.countByRolesContainingAndLeftOnIsNull(Role.ADMIN.name()) == 1) {
			throw new Conflict(after.id().value(), "'" + after.id() + "' is the only administrator");
		}
	}

	private String hash(String password) {
		if (password.isEmpty() || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
			throw new InvalidInput("password", "A password has 1 to " + LONGEST_PASSWORD + " bytes");
		}
		return Objects.requireNonNull(this.passwords.encode(password));
	}

}
