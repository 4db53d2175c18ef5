package io.callcraft.workflow.web;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.workflow.InstanceQuery;
import io.callcraft.workflow.Migration;
import io.callcraft.workflow.MigrationPlan;
import io.callcraft.workflow.Migrations;
import io.callcraft.workflow.ProcessCatalog;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Running instances move to another release: the plan, who would move where and who
 * cannot, then how far it is.
 */
@Controller
@RequestMapping("/workflows/moves")
class MovePages {

	/** Begins the name of a field that says where the tokens of a node go. */
	private static final String CHOICE = "node/";

	private final Migrations migrations;

	private final ProcessCatalog processes;

	private final Clock clock;

	MovePages(Migrations migrations, ProcessCatalog processes, Clock clock) {
		this.migrations = migrations;
		this.processes = processes;
		this.clock = clock;
	}

	@GetMapping
	String moves(PageRequest page, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
			Model model) {
		Page<Migration> found = this.migrations.migrations(page);
		model.addAttribute("moves", found.items());
		model.addAttribute("next", (found.next() != null) ? "/workflows/moves?after=" + found.next() : null);
		return (htmx != null && page.after() != null) ? "moves :: rows" : "moves";
	}

	@GetMapping("/new")
	String plan(@ModelAttribute("wanted") InstanceForm wanted, @RequestParam(required = false) @Nullable Integer from,
			@RequestParam(required = false) @Nullable Integer to, @RequestParam Map<String, String> form,
			PageRequest page, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
			Model model) {
		List<ProcessCatalog.Use> uses = this.processes.inUse();
		List<Integer> sources = releases(uses.stream().filter((use) -> use.running() > 0));
		List<Integer> targets = releases(uses.stream());
		@Nullable Integer chosen = (from != null) ? from : wanted.release();
		@Nullable Integer source = (chosen != null) ? chosen : older(uses, sources);
		@Nullable Integer target = (to != null) ? to : live(uses);
		model.addAttribute("sources", with(sources, source));
		model.addAttribute("targets", with(targets, target));
		model.addAttribute("from", source);
		model.addAttribute("to", target);
		model.addAttribute("only", only(wanted, form));
		if (source != null && target != null && !source.equals(target)) {
			addPlan(this.migrations.plan(source, target, choices(form)), form, wanted, page, model);
		}
		return (htmx != null && page.after() != null) ? "move-plan :: rows" : "move-plan";
	}

	@PostMapping
	String start(Actor actor, @ModelAttribute("wanted") InstanceForm wanted, @RequestParam int from,
			@RequestParam int to, @RequestParam String reason, @RequestParam Map<String, String> form,
			RedirectAttributes next) {
		Migration migration = this.migrations.start(this.migrations.plan(from, to, choices(form)), query(wanted, form),
				reason, actor);
		next.addAttribute("move", migration.id());
		return "redirect:/workflows/moves/{move}";
	}

	@GetMapping("/{move}")
	String move(@PathVariable String move, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		Page<Migrations.StayedBehind> stayed = this.migrations.stayedBehind(move, page);
		model.addAttribute("move", this.migrations.migration(move));
		model.addAttribute("left", stayed.items());
		model.addAttribute("next",
				(stayed.next() != null) ? "/workflows/moves/" + move + "?after=" + stayed.next() : null);
		if (htmx == null) {
			return "move";
		}
		return (page.after() != null) ? "fragments/workflow :: left" : "move :: progress";
	}

	@PostMapping("/{move}/stop")
	String stop(Actor actor, @PathVariable String move, RedirectAttributes next) {
		this.migrations.stop(move, actor);
		next.addFlashAttribute("done", "Nobody else moves. Those who have moved stay where they are");
		return "redirect:/workflows/moves/{move}";
	}

	private void addPlan(MigrationPlan plan, Map<String, String> form, InstanceForm wanted, PageRequest page,
			Model model) {
		Page<Migrations.Passenger> passengers = this.migrations.preview(plan, query(wanted, form), page);
		Map<String, String> chosen = new TreeMap<>();
		form.forEach((name, value) -> {
			if (name.startsWith(CHOICE) && !value.isBlank()) {
				chosen.put(name, value);
			}
		});
		model.addAttribute("plan", plan);
		model.addAttribute("changes", plan.moves().stream().filter((move) -> !move.isUnchanged()).toList());
		model.addAttribute("chosen", chosen);
		model.addAttribute("passengers", passengers.items());
		model.addAttribute("next",
				(passengers.next() != null) ? next(plan, chosen, only(wanted, form), passengers.next()) : null);
	}

	private static String next(MigrationPlan plan, Map<String, String> chosen, Map<String, Object> only, String after) {
		UriComponentsBuilder next = UriComponentsBuilder.fromPath("/workflows/moves/new")
			.queryParam("from", plan.from())
			.queryParam("to", plan.to())
			.queryParam("after", after);
		chosen.forEach(next::queryParam);
		only.forEach(next::queryParam);
		return next.encode().toUriString();
	}

	/** The search that came along; absent where none did. */
	private @Nullable InstanceQuery query(InstanceForm wanted, Map<String, String> form) {
		return form.containsKey("state") ? wanted.query(this.clock) : null;
	}

	private static Map<String, Object> only(InstanceForm wanted, Map<String, String> form) {
		return form.containsKey("state") ? wanted.fields() : Map.of();
	}

	/** By process and node, the node that was chosen. */
	private static Map<String, Map<String, String>> choices(Map<String, String> form) {
		Map<String, Map<String, String>> choices = new TreeMap<>();
		form.forEach((name, target) -> {
			String[] steps = name.split("/");
			if (name.startsWith(CHOICE) && steps.length == 3 && !target.isBlank()) {
				choices.computeIfAbsent(steps[1], (process) -> new TreeMap<>()).put(steps[2], target);
			}
		});
		return choices;
	}

	private static List<Integer> releases(Stream<ProcessCatalog.Use> uses) {
		return uses.map((use) -> use.definition().release()).distinct().sorted(Comparator.reverseOrder()).toList();
	}

	private static @Nullable Integer live(List<ProcessCatalog.Use> uses) {
		return uses.stream()
			.filter((use) -> use.definition().live())
			.map((use) -> use.definition().release())
			.findFirst()
			.orElse(null);
	}

	private static @Nullable Integer older(List<ProcessCatalog.Use> uses, List<Integer> sources) {
		return sources.stream().filter((release) -> !release.equals(live(uses))).findFirst().orElse(null);
	}

	private static List<Integer> with(List<Integer> releases, @Nullable Integer one) {
		return (one == null || releases.contains(one)) ? releases
				: Stream.concat(Stream.of(one), releases.stream()).toList();
	}

}
