package io.callcraft.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Users;
import io.callcraft.shared.Ids;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;

/**
 * The forms of a case as people filled them in, and who these people are.
 */
final class CaseRecord {

	private final CaseFile file;

	private final List<FilledForm> forms;

	private final People people;

	private final Users users;

	CaseRecord(CaseFile file, List<FilledForm> forms, People people, Users users) {
		this.file = file;
		this.forms = forms;
		this.people = people;
		this.users = users;
	}

	/** Every form, oldest first. */
	Stream<FilledForm> all() {
		return this.forms.stream();
	}

	/** The forms of a kind, oldest first. */
	Stream<FilledForm> all(String form) {
		return all().filter((filled) -> filled.form().equals(form));
	}

	/** The newest form of some kinds. */
	Optional<FilledForm> newest(String... kinds) {
		return all().filter((filled) -> List.of(kinds).contains(filled.form())).reduce((first, second) -> second);
	}

	/** Whether somebody filled in a form of a kind after an instant. */
	boolean isAfter(String form, Instant at) {
		return newest(form).filter((newer) -> newer.at().isAfter(at)).isPresent();
	}

	/** Whether the rep has signed the newest plan, with name and password. */
	boolean isSignedByTheRep() {
		return newest(SignPlanForm.FORM).filter((form) -> form.text("decision").equals("SIGN") && isTheRep(form.by()))
			.filter((form) -> !isAfter("write-plan", form.at()))
			.isPresent();
	}

	boolean isTheRep(UserId user) {
		return this.users.find(user).filter((known) -> this.file.repId().equals(known.rep())).isPresent();
	}

	boolean is(UserId user, Role role) {
		return this.users.find(user).filter((known) -> known.roles().contains(role)).isPresent();
	}

	Optional<Rep> rep() {
		return this.people.rep(this.file.repId());
	}

	/** A person by name: a user's, or what was written where that is nobody's id. */
	String name(Object person) {
		String id = person.toString();
		return Ids.valid(id) ? this.people.nameOf(new UserId(id)) : id;
	}

}
