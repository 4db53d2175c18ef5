package io.callcraft.insight.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.callcraft.insight.Scorecard;
import io.callcraft.insight.Scorecard.Card;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;

/**
 * A scorecard as it is drawn: the checklist along, the milestones up.
 *
 * @param centerX where the center's checklist lies
 * @param centerY where the center's milestones lie
 * @param ends what the ends of both axes stand for, in per cent: left, right, below,
 * above
 * @param dots the reps of whom both scores are known
 */
record Scatter(double centerX, double centerY, List<Long> ends, List<Dot> dots) {

	/** Length of the axes, in the drawing's own units. */
	static final int WIDTH = 320;

	static final int HEIGHT = 240;

	static Scatter of(Scorecard scorecard) {
		List<Double> along = new ArrayList<>(List.of(scorecard.checklist().getValue()));
		List<Double> up = new ArrayList<>(List.of(scorecard.art().value()));
		List<Card> known = scorecard.cards()
			.stream()
			.filter((card) -> card.art().observed() > 0 && card.science().nameUsed().observed() > 0)
			.toList();
		known.forEach((card) -> {
			along.add(card.science().nameUsed().getValue());
			up.add(card.art().value());
		});
		Span x = Span.of(along);
		Span y = Span.of(up);
		UnaryOperator<Double> high = (value) -> HEIGHT - y.at(value, HEIGHT);
		List<Dot> dots = known.stream().map((card) -> {
			Rate checklist = card.science().nameUsed();
			return new Dot(scorecard.cards().indexOf(card) + 1, card.rep(), card.quadrant(),
					x.at(checklist.getValue(), WIDTH), high.apply(card.art().value()),
					x.at(checklist.getLower95(), WIDTH), x.at(checklist.getUpper95(), WIDTH),
					high.apply(card.art().lower95()), high.apply(card.art().upper95()));
		}).toList();
		return new Scatter(x.at(scorecard.checklist().getValue(), WIDTH), high.apply(scorecard.art().value()),
				List.of(percent(x.from()), percent(x.to()), percent(y.from()), percent(y.to())), dots);
	}

	private static long percent(double share) {
		return Math.round(Math.max(0, Math.min(1, share)) * 100);
	}

	/**
	 * One rep.
	 *
	 * @param number of the rep's row in the table
	 * @param x where the checklist lies
	 * @param y where the milestones lie
	 * @param left lower end of the checklist's interval
	 * @param right upper end of the checklist's interval
	 * @param below lower end of the milestones' interval
	 * @param above upper end of the milestones' interval
	 */
	record Dot(int number, RepId rep, Scorecard.Quadrant quadrant, double x, double y, double left, double right,
			double below, double above) {
	}

}
