package io.callcraft.incentives.rest;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.callcraft.incentives.Points;
import io.callcraft.incentives.Recognised;
import io.callcraft.incentives.Statement;
import io.callcraft.incentives.TaxRule;
import io.callcraft.incentives.Transfer;
import io.callcraft.incentives.Unit;
import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Paper;
import io.callcraft.shared.RepId;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import org.springframework.stereotype.Component;

/**
 * Puts a rep's whole statement on paper, the oldest line first.
 */
@Component
class StatementPaper {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private static final double HUNDREDTHS = 100;

	private final Points points;

	private final ITemplateEngine templates;

	private final Clock clock;

	StatementPaper(Points points, ITemplateEngine templates, Clock clock) {
		this.points = points;
		this.templates = templates;
		this.clock = clock;
	}

	/** A PDF document. */
	byte[] of(Actor actor, RepId rep) {
		Statement statement = this.points.statement(actor, rep, new PageRequest(null, 1));
		List<Line> lines = new ArrayList<>();
		this.points.lines(actor, rep, (line) -> lines.add(Line.of(line)));
		Context context = new Context(Locale.ENGLISH);
		context.setVariable("name", statement.rep().name());
		context.setVariable("madeAt", TIME.format(this.clock.instant()));
		context.setVariable("points", statement.points());
		context.setVariable("money", money(statement.cents()));
		context.setVariable("tax", tax(statement.tax()));
		context.setVariable("lines", lines);
		List<Recognised> recognised = this.points.recognised(actor, rep);
		context.setVariable("recognised", recognised);
		return Paper.of(this.templates.process("statement", context));
	}

	private static String tax(Statement.Tax tax) {
		TaxRule rule = tax.rule();
		String place = (rule.jurisdiction() != null) ? " in " + rule.jurisdiction() + " since " + rule.validFrom() : "";
		return "Tax takes " + rule.percent() + " % of money" + place
				+ ((rule.free() > 0) ? ", " + money(rule.free()) + " a month are free of it" : "")
				+ "; what points are redeemed for is " + (rule.pointsTaxed() ? "taxed as well" : "not taxed")
				+ ". Taxable since the year began: " + money(tax.money()) + " of money, " + money(tax.benefits())
				+ " for what points were redeemed for.";
	}

	private static String money(long cents) {
		return String.format(Locale.ROOT, "%.2f", cents / HUNDREDTHS);
	}

	/** A line as it is printed. */
	record Line(String at, String amount, String reason) {

		static Line of(Transfer line) {
			String amount = (line.unit() == Unit.CENTS) ? money(line.amount()) : line.amount() + " points";
			return new Line(TIME.format(line.at()), ((line.amount() > 0) ? "+" : "") + amount, line.reason());
		}

	}

}
