package io.callcraft.policies.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.NoLiveRelease;
import io.callcraft.decisions.RuleCoverage;
import io.callcraft.decisions.Threshold;
import io.callcraft.policies.Drafts;
import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.PublishedRelease;
import io.callcraft.policies.Releases;
import io.callcraft.policies.RuleHistory;
import io.callcraft.policies.RuleUse;
import io.callcraft.shared.Actor;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PolicyFiles;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A decision in force: every rule as a sentence, what it led to and which scenarios show
 * it, and the figures, which can be moved to see what that would change.
 */
@Controller
@RequestMapping("/policies/decisions/{decision}")
class DecisionPage {

	private final Releases releases;

	private final Drafts drafts;

	private final Decisions decisions;

	private final RuleHistory history;

	private final RuleUse use;

	private final Glances glances;

	DecisionPage(Releases releases, Drafts drafts, Decisions decisions, RuleHistory history, RuleUse use,
			Glances glances) {
		this.releases = releases;
		this.drafts = drafts;
		this.decisions = decisions;
		this.history = history;
		this.use = use;
		this.glances = glances;
	}

	@GetMapping
	String decision(Actor actor, @PathVariable String decision, @RequestParam(defaultValue = "false") boolean shown,
			@RequestParam(required = false) @Nullable String find, @RequestParam(defaultValue = "false") boolean open,
			Model model) {
		PolicyRights.requireReader(actor);
		return page(decision, new Wanted(shown, find, open), Map.of(), List.of(), model);
	}

	@PostMapping(path = "/figures", params = "do=glance")
	String glance(Actor actor, @PathVariable String decision, @RequestParam MultiValueMap<String, String> form,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		PolicyRights.requireWriter(actor);
		Map<String, String> sent = ThresholdField.sent(form);
		this.glances.show(null, sent, model);
		return (htmx != null) ? "fragments/figures :: glance" : page(decision, Wanted.ALL, sent, List.of(), model);
	}

	/** Begins a draft with the figures as they stand in the form. */
	@PostMapping("/figures")
	String begin(Actor actor, @PathVariable String decision, @RequestParam String message,
			@RequestParam MultiValueMap<String, String> form, Model model, HttpServletResponse response,
			RedirectAttributes next) {
		Map<String, String> sent = ThresholdField.sent(form);
		try {
			long draft = this.drafts.beginWithThresholds(message, sent, actor).id();
			next.addFlashAttribute("done", "The draft is begun with these figures");
			return "redirect:/policies/drafts/" + draft;
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("refused", ex.getMessage());
			return page(decision, Wanted.ALL, sent, ex.problems(), model);
		}
	}

	private String page(String decision, Wanted wanted, Map<String, String> sent, List<FieldProblem> problems,
			Model model) {
		PublishedRelease live = this.releases.live().orElseThrow(NoLiveRelease::new);
		PolicyFiles all = this.releases.files(live.number());
		PolicyFiles files = all.under("rules/" + decision);
		if (files.text().isEmpty()) {
			throw new NotFound("decision", decision);
		}
		List<Threshold> thresholds = this.decisions.thresholds(files);
		model.addAttribute("decision", decision);
		model.addAttribute("live", live);
		model.addAttribute("use", this.use.lately());
		model.addAttribute("purpose", files.text().getOrDefault("rules/" + decision + "/README.md", ""));
		model.addAttribute("figures", FigureGroup.of(ThresholdField.of(thresholds, thresholds, sent, problems)));
		model.addAttribute("wanted", wanted);
		model.addAttribute("rules", rules(live, files, wanted));
		// running the scenarios may take a second: fetched once the page stands
		Map<String, RuleCoverage> coverage = (wanted.shown() || wanted.find() != null) ? coverage(decision, all) : null;
		model.addAttribute("coverage", coverage);
		model.addAttribute("tableRules", (coverage != null) ? tableRules(coverage, wanted) : List.of());
		model.addAttribute("tables", files.text().keySet().stream().filter((path) -> path.endsWith(".csv")).toList());
		return "decision";
	}

	/** The rules wanted of each file, with where they come from. */
	private Map<String, List<RuleHistory.Origin>> rules(PublishedRelease live, PolicyFiles files, Wanted wanted) {
		Map<String, List<RuleHistory.Origin>> rules = new TreeMap<>();
		files.text()
			.keySet()
			.stream()
			.filter((path) -> path.endsWith(".drl") || path.endsWith(".dslr"))
			.forEach((path) -> rules.put(path,
					this.history.of(live.number(), path)
						.stream()
						.filter((rule) -> !rule.name().isEmpty() && wanted.has(rule.text()))
						.toList()));
		rules.values().removeIf(List::isEmpty);
		return rules;
	}

	/**
	 * The rules wanted that are rows of decision tables: only the compiler knows them.
	 */
	private static List<RuleCoverage> tableRules(Map<String, RuleCoverage> coverage, Wanted wanted) {
		return coverage.values()
			.stream()
			.filter((rule) -> rule.file().endsWith(".csv") && wanted.has(rule.rule()))
			.toList();
	}

	/** The scenarios that show each rule, by its name. */
	private Map<String, RuleCoverage> coverage(String decision, PolicyFiles files) {
		Map<String, String> needed = new TreeMap<>(files.under("rules/" + decision).text());
		files.text().forEach((path, text) -> {
			if (path.endsWith("/thresholds.yaml")) {
				needed.put(path, text);
			}
		});
		Map<String, RuleCoverage> coverage = new LinkedHashMap<>();
		this.decisions.compile(PolicyFiles.of(needed)).coverage().forEach((rule) -> coverage.put(rule.rule(), rule));
		return coverage;
	}

	/**
	 * What is wanted of a decision's rules.
	 *
	 * @param shown whether to run the scenarios
	 * @param find words that a rule holds, in any case; absent or blank for all rules
	 * @param open whether all rules are unfolded, and not those alone that were looked
	 * for
	 */
	record Wanted(boolean shown, @Nullable String find, boolean open) {

		static final Wanted ALL = new Wanted(false, null, false);

		Wanted {
			find = (find != null && !find.isBlank()) ? find.strip() : null;
		}

		boolean has(String rule) {
			return this.find == null || rule.toLowerCase(Locale.ROOT).contains(this.find.toLowerCase(Locale.ROOT));
		}

		/** Whether rules are unfolded: a few that were looked for are. */
		public boolean isUnfolded() {
			return this.open || this.find != null;
		}

	}

}
