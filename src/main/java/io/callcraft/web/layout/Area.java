package io.callcraft.web.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Places that belong together: one word of the top bar, and the line below it.
 *
 * @param name what they are about
 * @param places in their order, at least one
 */
record Area(String name, List<Destination> places) {

	/** What the top bar says: a place that stands alone goes by its own name. */
	public String title() {
		return (this.places.size() == 1) ? this.places.get(0).title() : this.name;
	}

	/** Where the top bar leads. */
	public String path() {
		return this.places.get(0).path();
	}

	/** Whether there is anything to choose from. */
	public boolean isWide() {
		return this.places.size() > 1;
	}

	/** Where an actor may go. */
	static List<Area> of(Actor actor) {
		boolean runs = hasAny(actor, Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
		boolean leads = runs || hasAny(actor, Role.SUPERVISOR, Role.COACH, Role.QUALITY);
		boolean rep = actor.has(Role.REP);
		boolean own = actor.rep() != null;
		boolean changes = hasAny(actor, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
		boolean coaches = hasAny(actor, Role.COACH, Role.QUALITY);
		return Stream
			.of(area("Inbox", place(leads || rep, "Inbox", "/inbox")),
					area("Me", place(own, "My standing", "/reps/" + actor.rep()),
							place(own, "My calls", "/reps/" + actor.rep() + "/calls"),
							place(own, "My words", "/reps/" + actor.rep() + "/words"), place(own, "Pulse", "/pulse")),
					area("Program", place(leads, "Reps", "/reps"), place(leads, "Cases", "/cases"),
							place(leads, "Cadence", "/cadence"), place(runs, "Entries", "/entries"),
							place(hasAny(actor, Role.QUALITY, Role.HR), "Disputes", "/disputes"),
							place(hasAny(actor, Role.HR, Role.ADMIN), "People", "/users")),
					area("Quality", place(actor.has(Role.QUALITY), "Assess", "/assess"),
							place(coaches, "Gaps", "/gaps"), place(coaches, "Calibrations", "/calibrations")),
					area("Coaching", place(runs || hasAny(actor, Role.SUPERVISOR, Role.COACH), "Coaching", "/coaching"),
							place(leads, "Certificates", "/coaching/certificates"),
							place(hasAny(actor, Role.SUPERVISOR, Role.HR, Role.AUDITOR), "Support",
									"/coaching/support"),
							place(leads || rep, "Training", "/training")),
					area("Insight", place(leads, "Insight", "/insight")),
					area("Rewards", place(own, "My points", "/points/" + actor.rep()),
							place(leads || rep, "Kudos", "/kudos"), place(leads || rep, "Catalogue", "/catalogue"),
							place(runs, "Incentives", "/incentives")),
					area("Hiring", place(runs, "Candidates", "/hiring/candidates"),
							place(runs, "Target profiles", "/hiring/profiles"),
							place(runs, "Question bank", "/hiring/questions"),
							place(runs, "Fair hiring", "/hiring/report")),
					area("Policies", place(changes, "Policies", "/policies"), place(changes, "Workflows", "/workflows"),
							place(changes || actor.has(Role.INTEGRATION), "Imports", "/imports")),
					area("Ledger", place(runs, "Ledger", "/ledger"),
							place(actor.has(Role.HR), "Erasure", "/ledger/erasure"),
							place(hasAny(actor, Role.HR, Role.AUDITOR), "Retention", "/ledger/retention")))
			.filter((area) -> !area.places().isEmpty())
			.toList();
	}

	private static Area area(String name, @Nullable Destination... places) {
		return new Area(name, Arrays.stream(places).filter(Objects::nonNull).toList());
	}

	private static @Nullable Destination place(boolean may, String title, String path) {
		return may ? new Destination(title, path) : null;
	}

	private static boolean hasAny(Actor actor, Role... roles) {
		return Arrays.stream(roles).anyMatch(actor::has);
	}

}
