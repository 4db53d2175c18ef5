package io.callcraft.web.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.program.CallReading;
import io.callcraft.program.CallReadings;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A rep's calls, each with how it was assessed and whether it counts.
 */
@Controller
class RepCallsPage {

	private static final int SHOWN = 25;

	/**
	 * So many calls are looked through for those that are wanted; then a page may be
	 * short, and the next one goes on.
	 */
	private static final int LOOKED_THROUGH = 1_000;

	private static final int AT_ONCE = 200;

	private final People people;

	private final Calls calls;

	private final CallReadings readings;

	RepCallsPage(People people, Calls calls, CallReadings readings) {
		this.people = people;
		this.calls = calls;
		this.readings = readings;
	}

	@GetMapping("/reps/{id}/calls")
	String calls(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String milestone,
			@RequestParam(defaultValue = "MISSED") Outcome outcome,
			@RequestParam(required = false) @Nullable String after,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		Rep rep = this.people.visible(actor, new RepId(id));
		Optional<Milestone> about = Milestone.ofKey(milestone);
		Page<CallReading> found = find(rep.id(), about, outcome, after);
		model.addAttribute("rep", rep);
		model.addAttribute("own", actor.is(rep.id()));
		model.addAttribute("readings", found.items());
		model.addAttribute("milestones", List.of(Milestone.values()));
		model.addAttribute("milestone", about.orElse(null));
		model.addAttribute("outcome", outcome);
		model.addAttribute("outcomes", Outcome.values());
		model.addAttribute("next",
				(found.next() != null) ? UriComponentsBuilder.fromPath("/reps/{id}/calls")
					.queryParam("milestone", about.map(Milestone::key).orElse(""))
					.queryParam("outcome", outcome)
					.queryParam("after", "{after}")
					.build(id, found.next())
					.toString() : null);
		return (htmx != null && after != null) ? "rep-calls :: rows" : "rep-calls";
	}

	private Page<CallReading> find(RepId rep, Optional<Milestone> about, Outcome outcome, @Nullable String after) {
		List<CallReading> found = new ArrayList<>();
		String cursor = after;
		for (int seen = 0; seen < LOOKED_THROUGH; seen += AT_ONCE) {
			Page<Call> page = this.calls.page(rep, new PageRequest(cursor, about.isPresent() ? AT_ONCE : SHOWN));
			for (Call call : page.items()) {
				if (about.isEmpty() || call.outcome(about.get()) == outcome) {
					found.add(this.readings.read(call));
					if (found.size() == SHOWN) {
						boolean last = page.next() == null && call.equals(page.items().get(page.items().size() - 1));
						return new Page<>(found, last ? null : call.key().toString());
					}
				}
			}
			cursor = page.next();
			if (cursor == null) {
				return new Page<>(found, null);
			}
		}
		return new Page<>(found, cursor);
	}

}
