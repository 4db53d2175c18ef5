package io.callcraft.incentives.web;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.callcraft.incentives.Pool;
import io.callcraft.incentives.Pools;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What calls earned that only a team can be credited with, and who gets how much of it.
 */
@Controller
@RequestMapping("/incentives/pools")
class PoolPages {

	private static final String HOURS = "hours-";

	private static final String NOMINATIONS = "nominations-";

	private final Pools pools;

	PoolPages(Pools pools) {
		this.pools = pools;
	}

	@GetMapping
	String all(Actor actor, @RequestParam(required = false) @Nullable YearMonth month, Model model) {
		YearMonth shown = (month != null) ? month : this.pools.last();
		model.addAttribute("month", shown);
		model.addAttribute("current", this.pools.last().plusMonths(1));
		model.addAttribute("pools", this.pools.all(actor, shown));
		return "pools";
	}

	@GetMapping("/{team}/{month}")
	String one(Actor actor, @PathVariable String team, @PathVariable YearMonth month, Model model) {
		return show(actor, new TeamId(team), month, Map.of(), model);
	}

	@PostMapping("/{team}/{month}")
	String give(Actor actor, @PathVariable String team, @PathVariable YearMonth month,
			@RequestParam Map<String, String> filled, Model model, HttpServletResponse response,
			RedirectAttributes next) {
		try {
			Pool given = this.pools.settle(actor, new TeamId(team), month, weights(filled, HOURS),
					weights(filled, NOMINATIONS));
			next.addFlashAttribute("done", String.format(Locale.ROOT, "%,d", given.points()) + " points are given to "
					+ given.shares().size() + " reps");
			return "redirect:/incentives/pools/{team}/{month}";
		}
		catch (InvalidInput | Conflict ex) {
			model.addAttribute("refused", ex.getMessage());
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return show(actor, new TeamId(team), month, filled, model);
		}
	}

	private String show(Actor actor, TeamId team, YearMonth month, Map<String, String> filled, Model model) {
		Pool pool = this.pools.show(actor, team, month);
		model.addAttribute("pool", pool);
		model.addAttribute("members", this.pools.members(actor, team));
		model.addAttribute("filled", filled);
		model.addAttribute("gives", pool.settledAt() == null && pool.points() > 0 && !month.isAfter(this.pools.last())
				&& actor.hasOneOf(Role.HR, Role.ADMIN));
		return "pool";
	}

	/** What was filled in for each rep; an empty field counts as none. */
	private static Map<RepId, Double> weights(Map<String, String> filled, String prefix) {
		Map<RepId, Double> weights = new HashMap<>();
		filled.forEach((name, text) -> {
			if (name.startsWith(prefix) && !text.isBlank()) {
				try {
					weights.put(new RepId(name.substring(prefix.length())),
							Double.valueOf(text.strip().replace(',', '.')));
				}
				catch (NumberFormatException ex) {
					throw new InvalidInput(name, "'" + text + "' is no number");
				}
			}
		});
		return weights;
	}

}
