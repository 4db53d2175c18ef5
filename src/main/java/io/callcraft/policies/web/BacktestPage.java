package io.callcraft.policies.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.policies.Backtest;
import io.callcraft.policies.Backtests;
import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.web.DraftPages.Attempt;
import io.callcraft.program.Consequence;
import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a draft would have changed, for whom.
 */
@Controller
@RequestMapping("/policies/backtests/{backtest}")
class BacktestPage {

	private final Backtests backtests;

	BacktestPage(Backtests backtests) {
		this.backtests = backtests;
	}

	@GetMapping
	String backtest(Actor actor, @PathVariable long backtest, @RequestParam(defaultValue = "true") boolean entries,
			PageRequest page, Model model) {
		PolicyRights.requireReader(actor);
		Backtest shown = this.backtests.backtest(backtest);
		model.addAttribute("backtest", shown);
		model.addAttribute("entries", entries);
		model.addAttribute("running", shown.state() == Backtest.State.RUNNING);
		model.addAttribute("kinds", Consequence.Kind.values());
		model.addAttribute("teams", teams(backtest));
		model.addAttribute("fairness", this.backtests.fairness(backtest));
		model.addAttribute("cost", this.backtests.cost(backtest));
		model.addAttribute("neverFired", this.backtests.neverFired(backtest));
		model.addAttribute("inAll", this.backtests.countChanges(backtest));
		Map<RepId, List<Backtest.Change>> reps = new LinkedHashMap<>();
		this.backtests.changes(backtest, (page.after() != null) ? page.after() : "", entries, page.limit())
			.forEach((change) -> reps.computeIfAbsent(change.rep(), (rep) -> new ArrayList<>()).add(change));
		model.addAttribute("reps", reps);
		model.addAttribute("next", (reps.size() < page.limit()) ? null : "/policies/backtests/" + backtest + "?entries="
				+ entries + "&after=" + new ArrayList<>(reps.keySet()).get(reps.size() - 1));
		return "backtest";
	}

	@GetMapping("/progress")
	String progress(Actor actor, @PathVariable long backtest, Model model) {
		PolicyRights.requireReader(actor);
		Backtest shown = this.backtests.backtest(backtest);
		model.addAttribute("backtest", shown);
		model.addAttribute("running", shown.state() == Backtest.State.RUNNING);
		model.addAttribute("stale", true);
		return "backtest :: progress";
	}

	@PostMapping("/cancel")
	String cancel(Actor actor, @PathVariable long backtest, RedirectAttributes next) {
		String page = "/policies/backtests/" + backtest;
		return Attempt.of(next, page, () -> {
			this.backtests.cancel(backtest, actor);
			return Attempt.done(page, "The backtest is cancelled; what it found so far stays");
		});
	}

	/** By team, in the order of the kinds: before and after. */
	private Map<String, int[][]> teams(long backtest) {
		Map<String, int[][]> teams = new TreeMap<>();
		this.backtests.counts(backtest).forEach((count) -> {
			int[][] row = teams.computeIfAbsent(count.team().value(),
					(team) -> new int[Consequence.Kind.values().length][2]);
			row[count.kind().ordinal()][0] = count.before();
			row[count.kind().ordinal()][1] = count.after();
		});
		return teams;
	}

}
