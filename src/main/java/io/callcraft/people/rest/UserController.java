package io.callcraft.people.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.callcraft.people.Departures;
import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may sign in; for administrators, and for everybody their own password. */
@RestController
@RequestMapping("/api/users")
class UserController {

	private static final int SHORTEST_PASSWORD = 8;

	private final Users users;

	private final Departures departures;

	UserController(Users users, Departures departures) {
		this.users = users;
		this.departures = departures;
	}

	@PutMapping("/{user}")
	UserView put(@PathVariable String user, @RequestBody UserBody body, Actor actor) {
		actor.mustHaveOneOf(Role.ADMIN);
		return UserView.of(this.users.save(body.user(new UserId(user)), body.password(), actor));
	}

	@GetMapping("/{user}")
	UserView get(@PathVariable String user, Actor actor) {
		UserId id = new UserId(user);
		return this.users.find(id)
			.filter((known) -> actor.has(Role.ADMIN) || actor.user().equals(id))
			.map(UserView::of)
			.orElseThrow(() -> new NotFound("user", user));
	}

	@GetMapping
	Page<UserView> list(@RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable Integer limit, Actor actor) {
		actor.mustHaveOneOf(Role.ADMIN);
		return this.users.list(PageRequest.of(after, limit)).map(UserView::of);
	}

	/** Changes the password of the user who is signed in. */
	@PutMapping("/{user}/password")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void changePassword(@PathVariable String user, @RequestBody PasswordBody body, Actor actor) {
		if (!actor.user().value().equals(user)) {
			throw new NotFound("user", user);
		}
		body.check();
		this.users.changePassword(Objects.requireNonNull(body.current()), Objects.requireNonNull(body.password()),
				actor);
	}

	@PostMapping("/{user}/departure")
	@Operation(
			summary = "Whoever is no rep leaves: can no longer sign in, open sessions end, claimed tasks are given up")
	UserView leave(@PathVariable String user, @RequestBody Departed departed, Actor actor) {
		new Fields().required("on", departed.on()).orRefuse();
		return UserView.of(this.departures.leave(actor, new UserId(user), Objects.requireNonNull(departed.on())));
	}

	@DeleteMapping("/{user}/departure")
	@Operation(summary = "Who has left is back, or it was entered in error: can sign in again")
	UserView comeBack(@PathVariable String user, @RequestParam(defaultValue = "") String reason, Actor actor) {
		return UserView.of(this.departures.comeBack(actor, new UserId(user), reason));
	}

	record Departed(@Nullable LocalDate on) {
	}

	/**
	 * A user as sent.
	 *
	 * @param name as colleagues say it
	 * @param roles at least one
	 * @param password a new password of at least 8 characters; absent to leave it
	 * @param rep the rep that the user is
	 */
	record UserBody(@Nullable String name, @Nullable Set<Role> roles, @Nullable String password, @Nullable RepId rep) {

		User user(UserId id) {
			new Fields().required("name", this.name)
				.required("roles", this.roles)
				.check(this.password == null || this.password.length() >= SHORTEST_PASSWORD, "password",
						"has fewer than " + SHORTEST_PASSWORD + " characters")
				.orRefuse();
			return new User(id, Objects.requireNonNull(this.name), Objects.requireNonNull(this.roles), this.rep);
		}

		@Override
		public String toString() {
			return "UserBody[" + this.roles + "]";
		}

	}

	/**
	 * A change of one's own password.
	 *
	 * @param current the password until now
	 * @param password the new one, of at least 8 characters
	 */
	record PasswordBody(@Nullable String current, @Nullable String password) {

		void check() {
			new Fields().required("current", this.current)
				.required("password", this.password)
				.check(this.password == null || this.password.length() >= SHORTEST_PASSWORD, "password",
						"has fewer than " + SHORTEST_PASSWORD + " characters")
				.orRefuse();
		}

		@Override
		public String toString() {
			return "PasswordBody[]";
		}

	}

	/**
	 * A user as answered.
	 *
	 * @param user what they sign in as
	 * @param name as colleagues say it
	 * @param roles sorted
	 * @param rep the rep that they are
	 * @param leftOn their last day of work; null while they work here, and for reps
	 */
	record UserView(UserId user, String name, List<Role> roles, @Nullable RepId rep, @Nullable LocalDate leftOn) {

		static UserView of(User user) {
			return new UserView(user.id(), user.name(), user.roles().stream().sorted().toList(), user.rep(),
					user.leftOn());
		}

	}

}
