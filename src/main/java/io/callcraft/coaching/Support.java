package io.callcraft.coaching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.callcraft.people.People;
import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskQuery;
import io.callcraft.workflow.Workflow;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which supervisors were offered support, why, and what became of it (R31).
 */
@Service
public class Support {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

	private final SupportRows rows;

	private final Users users;

	private final People people;

	private final Workflow workflow;

	Support(SupportRows rows, Users users, People people, Workflow workflow) {
		this.rows = rows;
		this.users = users;
		this.people = people;
		this.workflow = workflow;
	}

	/** Who may read any of it. */
	public static boolean isReadBy(Actor actor) {
		return actor.hasOneOf(Role.SUPERVISOR, Role.HR, Role.AUDITOR);
	}

	/**
	 * Offers, the newest first: to oneself, to the supervisors whom one leads, and those
	 * that one was asked to make; everybody's for HR and auditors.
	 * @param open whether open or past ones alone are wanted; absent for both
	 * @throws NotAllowed for anybody else
	 * @throws InvalidInput when the page begins nowhere
	 */
	@Transactional(readOnly = true)
	public Page<SupportOffer> offers(Actor actor, @Nullable Boolean open, PageRequest page) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.HR, Role.AUDITOR);
		String after = page.after();
		if (after != null && !NUMBER.matcher(after).matches()) {
			throw new InvalidInput("after", "is no place in this list");
		}
		boolean all = actor.hasOneOf(Role.HR, Role.AUDITOR);
		List<SupportOffer> found = this.rows.find(all ? null : new SupportRows.Reach(actor.user(), supervisors(actor)),
				open, (after != null) ? Long.parseLong(after) : Long.MAX_VALUE, page.limit() + 1);
		return Page.of(withTasks(actor, found), page.limit(), (offer) -> String.valueOf(offer.id()));
	}

	private List<UserId> supervisors(Actor actor) {
		return Stream.concat(Stream.of(actor.user()),
				this.users.with(Role.SUPERVISOR)
					.stream()
					.map(User::id)
					.filter((user) -> !user.equals(actor.user()) && this.people.leads(actor, user)))
			.toList();
	}

	/** Who is asked finds the way to their task. */
	private List<SupportOffer> withTasks(Actor actor, List<SupportOffer> offers) {
		List<String> keys = offers.stream()
			.filter((offer) -> offer.isOpen() && offer.manager().equals(actor.user()))
			.map((offer) -> SupportOffers.key(offer.supervisor()))
			.toList();
		if (keys.isEmpty()) {
			return offers;
		}
		Map<String, String> tasks = new HashMap<>();
		for (Task task : this.workflow.tasks(new TaskQuery(null, null, keys), new PageRequest(null, keys.size()))
			.items()) {
			tasks.put(task.businessKey(), task.id());
		}
		return offers.stream()
			.map((offer) -> (offer.isOpen() && offer.manager().equals(actor.user()))
					? new SupportOffer(offer.id(), offer.supervisor(), offer.manager(), offer.askedAt(),
							offer.overdue(), tasks.get(SupportOffers.key(offer.supervisor())), null, null)
					: offer)
			.toList();
	}

}
