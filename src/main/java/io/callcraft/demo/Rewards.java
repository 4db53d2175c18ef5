package io.callcraft.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.callcraft.incentives.Achievers;
import io.callcraft.incentives.Catalogue;
import io.callcraft.incentives.Gesture;
import io.callcraft.incentives.Gestures;
import io.callcraft.incentives.Item;
import io.callcraft.incentives.Recognition;
import io.callcraft.incentives.Redemption;
import io.callcraft.incentives.Redemptions;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.Workflow;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What the calls of the demonstration center earned can be spent: a catalogue, a few
 * redemptions, and what colleagues say about each other. Each step looks first whether it
 * was taken.
 */
@Component
@Profile(DemonstrationCenter.PROFILE)
class Rewards {

	private static final List<Item> ITEMS = List.of(
			new Item("mug", "A mug that stays warm", "Steel, with your name on it", 150, 40, true),
			new Item("headset", "A better headset", "Light, and quiet around you", 900, 12, true),
			new Item("cinema", "Cinema for two", "Any film, any evening", 400, 30, true), new Item("afternoon",
					"An afternoon off", "Paid, on a day that you choose with your supervisor", 2_000, 20, true),
			new Item("weekend", "A weekend by the sea", "Two nights for two", 6_000, 4, true));

	private static final List<Praise> PRAISE = List.of(
			new Praise("marcus", Cast.OMAR, Milestone.UNSTATED_NEEDS,
					"He asked once more, and there was the real need"),
			new Praise("r-007", Cast.BIFF, Milestone.LEAD,
					"Three weeks ago he would have let that caller run. Today he led"),
			new Praise("priya", Cast.PAUL, null, "Stayed kind with the angriest caller of the week"),
			new Praise("r-018", 20, Milestone.COMMITMENT, "Never pushes for the yes and gets it anyway"));

	private final Achievers achievers;

	private final Catalogue catalogue;

	private final Redemptions redemptions;

	private final Recognition recognition;

	private final Gestures gestures;

	private final Workflow workflow;

	private final Users users;

	private final Clock clock;

	Rewards(Achievers achievers, Catalogue catalogue, Redemptions redemptions, Recognition recognition,
			Gestures gestures, Workflow workflow, Users users, Clock clock) {
		this.achievers = achievers;
		this.catalogue = catalogue;
		this.redemptions = redemptions;
		this.recognition = recognition;
		this.gestures = gestures;
		this.workflow = workflow;
		this.users = users;
		this.clock = clock;
	}

	/** Hands out what is still to be handed out. */
	void handOut() {
		Actor operations = actor("ops");
		List<String> there = this.catalogue.items(operations).stream().map(Item::id).toList();
		ITEMS.stream()
			.filter((item) -> !there.contains(item.id()))
			.forEach((item) -> this.catalogue.save(operations, item));
		Set<String> pictured = this.catalogue.pictured();
		ITEMS.stream()
			.map(Item::id)
			.filter((item) -> !pictured.contains(item))
			.forEach((item) -> this.catalogue.show(operations, item, new Item.Picture("image/png", picture(item))));
		int said = this.recognition.feed(new PageRequest(null, 50)).items().size();
		PRAISE.stream()
			.skip(said)
			.forEach((praise) -> this.recognition.give(actor(praise.from()), rep(praise.number()), praise.words(),
					praise.milestone()));
		if (this.gestures.waiting(actor("marcus"))
			.stream()
			.noneMatch((one) -> one.kind() == Gesture.Kind.NOTE && one.rep().equals(rep(Cast.OMAR)))) {
			this.gestures.note(actor("quinn"), rep(Cast.OMAR), "Superb outcomes, month after month");
		}
		Cast.members().forEach((member) -> this.achievers.judge(member.id()));
		redeem(rep(Cast.OMAR), "cinema");
		fulfil(redeem(rep(Cast.LEO), "mug"));
	}

	private Redemption redeem(RepId rep, String item) {
		Actor actor = actor(rep.value());
		return this.redemptions.of(actor, rep)
			.stream()
			.findFirst()
			.orElseGet(() -> this.redemptions.ask(actor, rep, item));
	}

	private void fulfil(Redemption redemption) {
		if (redemption.isOpen()) {
			this.workflow.openTasks(redemption.id())
				.forEach((task) -> this.workflow.complete(task.id(), actor("hr"),
						Map.of("handedOverAt", this.clock.instant().toString())));
		}
	}

	private static byte[] picture(String item) {
		try {
			return new ClassPathResource("demo/pictures/" + item + ".png").getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Actor actor(String user) {
		return this.users.actor(new UserId(user)).orElseThrow();
	}

	private static RepId rep(int number) {
		return Cast.members().get(number - 1).id();
	}

	/** Something that somebody said about a rep. */
	private record Praise(String from, int number, @Nullable Milestone milestone, String words) {
	}

}
