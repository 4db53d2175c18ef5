package io.callcraft.assessment;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.callcraft.assessment.Answers.Answer;
import io.callcraft.shared.Outcome;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What assessments say of checklist and outcomes together, added up as calls are
 * assessed: reports never read assessments.
 */
@Service
public class Checklists {

	private static final String ADD = """
			insert into checklist_month (first_day, about, id, calls, done, appropriate, x, y, xx, yy, xy)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			on duplicate key update calls = calls + values(calls), done = done + values(done),
			appropriate = appropriate + values(appropriate), x = x + values(x), y = y + values(y),
			xx = xx + values(xx), yy = yy + values(yy), xy = xy + values(xy)""";

	private final JdbcTemplate jdbc;

	Checklists(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Sums over months (UTC), both ends included, by id.
	 * @param about whose or what's
	 */
	@Transactional(readOnly = true)
	public Map<String, ChecklistSums> of(About about, YearMonth from, YearMonth to) {
		Map<String, ChecklistSums> sums = new HashMap<>();
		this.jdbc.query(
				"select id, calls, done, appropriate, x, y, xx, yy, xy from checklist_month "
						+ "where first_day between ? and ? and about = ?",
				(RowCallbackHandler) (row) -> sums.merge(row.getString(1),
						new ChecklistSums(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5),
								row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9)),
						ChecklistSums::plus),
				from.atDay(1), to.atDay(1), about.name());
		return sums;
	}

	/** Counts an assessment. */
	@Transactional(propagation = Propagation.MANDATORY)
	void add(Assessment assessment) {
		change(assessment, 1);
	}

	/** Takes an assessment out that another replaces. */
	@Transactional(propagation = Propagation.MANDATORY)
	void takeOut(Assessment assessment) {
		change(assessment, -1);
	}

	private void change(Assessment assessment, int sign) {
		Answers answers = assessment.answers();
		long met = count(answers, Outcome.MET);
		long observed = met + count(answers, Outcome.MISSED);
		if (!assessment.sampling().isFair() || observed == 0 || answers.appropriate() == 0) {
			return;
		}
		ChecklistSums whole = ChecklistSums.of(answers.done(), answers.appropriate(), met, observed);
		// always in the same order, so that two who assess at once never wait in a ring
		SortedMap<String, ChecklistSums> rows = new TreeMap<>();
		rows.put(About.REP + " " + assessment.rep(), whole);
		rows.put(About.EVALUATOR + " " + assessment.assessor(), whole);
		answers.checklist().forEach((item, checked) -> {
			if (checked.answer() != Answer.NOT_APPROPRIATE) {
				rows.put(About.ITEM + " " + item,
						ChecklistSums.of((checked.answer() == Answer.YES) ? 1 : 0, 1, met, observed));
			}
		});
		LocalDate month = LocalDate.ofInstant(assessment.at(), ZoneOffset.UTC).withDayOfMonth(1);
		this.jdbc.batchUpdate(ADD, rows.entrySet().stream().map((each) -> {
			String[] row = each.getKey().split(" ", 2);
			ChecklistSums sums = each.getValue();
			return new Object[] { month, row[0], row[1], sign * sums.calls(), sign * sums.done(),
					sign * sums.appropriate(), sign * sums.x(), sign * sums.y(), sign * sums.xx(), sign * sums.yy(),
					sign * sums.xy() };
		}).toList());
	}

	private static long count(Answers answers, Outcome outcome) {
		return answers.milestones().values().stream().filter((judged) -> judged.outcome() == outcome).count();
	}

	/** Whose assessments, or which item of them. */
	public enum About {

		REP, EVALUATOR, ITEM

	}

}
