package io.callcraft.web.layout;

import java.util.ArrayList;
import java.util.List;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;

/**
 * A place that the top bar leads to.
 *
 * @param title what it is called
 * @param path its address
 */
record Destination(String title, String path) {

	/** Whether a page lies at or below this place. */
	public boolean holds(String page) {
		return page.equals(this.path) || page.startsWith(this.path + "/");
	}

	static List<Destination> of(Actor actor) {
		List<Destination> all = new ArrayList<>();
		boolean leads = hasAny(actor, Role.SUPERVISOR, Role.COACH, Role.QUALITY, Role.HR, Role.OPERATIONS, Role.AUDITOR,
				Role.ADMIN);
		if (leads || actor.has(Role.REP)) {
			all.add(new Destination("Inbox", "/inbox"));
		}
		if (actor.rep() != null) {
			all.add(new Destination("My standing", "/reps/" + actor.rep()));
			all.add(new Destination("My calls", "/reps/" + actor.rep() + "/calls"));
			all.add(new Destination("My words", "/reps/" + actor.rep() + "/words"));
			all.add(new Destination("My points", "/points/" + actor.rep()));
		}
		if (leads) {
			all.add(new Destination("Reps", "/reps"));
			all.add(new Destination("Cases", "/cases"));
			all.add(new Destination("Cadence", "/cadence"));
			all.add(new Destination("Insight", "/insight"));
		}
		if (actor.has(Role.QUALITY)) {
			all.add(new Destination("Assess", "/assess"));
		}
		if (hasAny(actor, Role.COACH, Role.QUALITY)) {
			all.add(new Destination("Gaps", "/gaps"));
			all.add(new Destination("Calibrations", "/calibrations"));
		}
		if (hasAny(actor, Role.QUALITY, Role.HR)) {
			all.add(new Destination("Disputes", "/disputes"));
		}
		if (leads || actor.has(Role.REP)) {
			all.add(new Destination("Kudos", "/kudos"));
			all.add(new Destination("Catalogue", "/catalogue"));
		}
		if (hasAny(actor, Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN)) {
			all.add(new Destination("Incentives", "/incentives"));
		}
		if (hasAny(actor, Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN)) {
			all.add(new Destination("Entries", "/entries"));
		}
		if (hasAny(actor, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN)) {
			all.add(new Destination("Policies", "/policies"));
			all.add(new Destination("Workflows", "/workflows"));
		}
		if (hasAny(actor, Role.INTEGRATION, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN)) {
			all.add(new Destination("Imports", "/imports"));
		}
		if (hasAny(actor, Role.AUDITOR, Role.ADMIN, Role.HR, Role.OPERATIONS)) {
			all.add(new Destination("Ledger", "/ledger"));
		}
		return List.copyOf(all);
	}

	private static boolean hasAny(Actor actor, Role... roles) {
		for (Role role : roles) {
			if (actor.has(role)) {
				return true;
			}
		}
		return false;
	}

}
