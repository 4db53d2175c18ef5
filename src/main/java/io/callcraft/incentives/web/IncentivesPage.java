package io.callcraft.incentives.web;

import java.time.YearMonth;

import io.callcraft.incentives.Achievers;
import io.callcraft.incentives.Budgets;
import io.callcraft.incentives.EvaluatorJumps;
import io.callcraft.incentives.Payroll;
import io.callcraft.incentives.Payrolls;
import io.callcraft.incentives.Points;
import io.callcraft.incentives.Recognition;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.Role;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What rewards cost, who is paid, who does well, and what a person should look at.
 */
@Controller
@RequestMapping("/incentives")
class IncentivesPage {

	private final Budgets budgets;

	private final Payrolls payrolls;

	private final Points points;

	private final Achievers achievers;

	private final Recognition recognition;

	private final EvaluatorJumps jumps;

	IncentivesPage(Budgets budgets, Payrolls payrolls, Points points, Achievers achievers, Recognition recognition,
			EvaluatorJumps jumps) {
		this.budgets = budgets;
		this.payrolls = payrolls;
		this.points = points;
		this.achievers = achievers;
		this.recognition = recognition;
		this.jumps = jumps;
	}

	@GetMapping
	String incentives(Actor actor, Model model) {
		boolean pays = actor.hasOneOf(Role.HR, Role.AUDITOR, Role.ADMIN);
		model.addAttribute("budget", this.budgets.show(actor));
		model.addAttribute("payroll", pays ? this.payrolls.show(actor, null) : null);
		model.addAttribute("mayPay", actor.hasOneOf(Role.HR, Role.ADMIN));
		model.addAttribute("achievers", this.achievers.all());
		model.addAttribute("pairs", this.recognition.pairs(actor));
		model.addAttribute("jumps", this.jumps.find(actor));
		return "incentives";
	}

	@PostMapping("/payrolls")
	String pay(Actor actor, @RequestParam YearMonth month, RedirectAttributes next) {
		try {
			Payroll payroll = this.payrolls.run(actor, month);
			next.addFlashAttribute("done", "It is paid: money to " + payroll.paid() + " reps, points to "
					+ (payroll.payments().size() - payroll.paid()));
		}
		catch (Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/incentives";
	}

	@PostMapping("/check")
	String check(Actor actor, RedirectAttributes next) {
		var check = this.points.check(actor);
		if (check.violations().isEmpty()) {
			next.addFlashAttribute("done", "All " + check.transfers() + " transfers add up, account by account");
		}
		else {
			next.addFlashAttribute("refused", String.join("; ", check.violations()));
		}
		return "redirect:/incentives";
	}

}
