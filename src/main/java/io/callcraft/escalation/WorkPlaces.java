package io.callcraft.escalation;

import java.util.List;
import java.util.Optional;

import io.callcraft.people.People;
import io.callcraft.people.Users;
import io.callcraft.shared.Ids;
import io.callcraft.shared.LegalPlaces;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;

import org.springframework.stereotype.Component;

/**
 * Whose law holds for somebody: for reps that of the place where their team works, for
 * others that of the center.
 */
@Component
class WorkPlaces implements LegalPlaces {

	private final LegalSettings settings;

	private final People people;

	private final Users users;

	WorkPlaces(LegalSettings settings, People people, Users users) {
		this.settings = settings;
		this.people = people;
		this.users = users;
	}

	@Override
	public Optional<String> of(String person) {
		if (!Ids.valid(person)) {
			return Optional.empty();
		}
		return this.people.rep(new RepId(person))
			.map((rep) -> this.settings.of(rep.team()).jurisdiction())
			.or(() -> this.users.find(new UserId(person)).map((user) -> this.settings.jurisdiction()));
	}

	@Override
	public List<String> all() {
		return this.settings.places();
	}

}
