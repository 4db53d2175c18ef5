package io.callcraft.insight;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.assessment.AssessmentForm;
import io.callcraft.assessment.AssessmentForms;
import io.callcraft.assessment.ChecklistSums;
import io.callcraft.assessment.Checklists;
import io.callcraft.assessment.Checklists.About;
import io.callcraft.insight.DivergenceReport.OfEvaluator;
import io.callcraft.insight.DivergenceReport.OfItem;
import io.callcraft.insight.DivergenceReport.OfRep;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.standing.Art;
import io.callcraft.standing.CallSums;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells where checklist and outcomes part (R5, B9), of this month and the three before.
 */
@Service
public class Divergences {

	private final Reach reach;

	private final Checklists checklists;

	private final AssessmentForms forms;

	Divergences(Reach reach, Checklists checklists, AssessmentForms forms) {
		this.reach = reach;
		this.checklists = checklists;
		this.forms = forms;
	}

	/**
	 * The report on the reps whom somebody may see; on evaluators and items for those who
	 * answer for quality or the whole center.
	 * @throws io.callcraft.shared.NotAllowed for those who lead nobody
	 */
	@Transactional(readOnly = true)
	public DivergenceReport report(Actor actor) {
		Reach.mustLead(actor);
		YearMonth from = this.reach.firstMonth();
		YearMonth to = YearMonth.from(this.reach.today());
		Map<RepId, CallSums> months = this.reach.months();
		Map<String, ChecklistSums> assessed = this.checklists.of(About.REP, from, to);
		CallSums all = Reach.sum(months.values());
		Art art = all.art();
		Rate checklist = plus(all.science().nameUsed(),
				assessed.values().stream().reduce(ChecklistSums.NONE, ChecklistSums::plus).checklist());
		List<OfRep> compared = this.reach.teams(actor)
			.values()
			.stream()
			.flatMap(List::stream)
			.map((rep) -> ofRep(rep, months, assessed, checklist))
			.filter((rep) -> rep.art().observed() > 0 && rep.checklist().observed() > 0)
			.toList();
		List<OfRep> parted = compared.stream().filter((rep) -> parts(rep, art, checklist)).toList();
		if (!actor.hasOneOf(Role.QUALITY, Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN)) {
			return new DivergenceReport(from.atDay(1), compared.size(), art, checklist, parted, null, List.of(),
					List.of());
		}
		Map<String, ChecklistSums> evaluators = this.checklists.of(About.EVALUATOR, from, to);
		Estimate everybody = Association
			.of(evaluators.values().stream().reduce(ChecklistSums.NONE, ChecklistSums::plus))
			.map(Association::correlation)
			.orElse(null);
		return new DivergenceReport(from.atDay(1), compared.size(), art, checklist, parted, everybody,
				evaluators(evaluators, everybody), items(this.checklists.of(About.ITEM, from, to)));
	}

	private static OfRep ofRep(Rep rep, Map<RepId, CallSums> months, Map<String, ChecklistSums> assessed,
			Rate ofCenter) {
		CallSums sums = months.getOrDefault(rep.id(), new CallSums());
		Rate checklist = plus(sums.science().nameUsed(),
				assessed.getOrDefault(rep.id().value(), ChecklistSums.NONE).checklist());
		return new OfRep(rep.id(), sums.art(), checklist, checklist.getValue() > ofCenter.getValue());
	}

	private static boolean parts(OfRep rep, Art art, Rate checklist) {
		Estimate outcomes = Estimate.of(rep.art());
		Estimate scored = Estimate.of(rep.checklist());
		return (scored.isAbove(checklist.getValue()) && outcomes.isBelow(art.value()))
				|| (scored.isBelow(checklist.getValue()) && outcomes.isAbove(art.value()));
	}

	private static List<OfEvaluator> evaluators(Map<String, ChecklistSums> sums, @Nullable Estimate everybody) {
		List<OfEvaluator> evaluators = new ArrayList<>();
		sums.forEach((evaluator, each) -> {
			if (each.calls() > 0) {
				Estimate own = Association.of(each).map(Association::correlation).orElse(null);
				evaluators.add(new OfEvaluator(new UserId(evaluator), each.calls(), each.checklist(), own,
						own != null && everybody != null && own.isBelow(everybody.value())));
			}
		});
		evaluators.sort(Comparator.comparing((one) -> one.evaluator().value()));
		return evaluators;
	}

	private List<OfItem> items(Map<String, ChecklistSums> sums) {
		AssessmentForm form = this.forms.current();
		List<OfItem> items = new ArrayList<>();
		sums.forEach((item, each) -> {
			if (each.calls() > 0) {
				Optional<Association> association = Association.of(each);
				items.add(new OfItem(item, form.item(item).map(AssessmentForm.Item::question).orElse(item),
						each.calls(), each.checklist(), association.map(Association::slope).orElse(null)));
			}
		});
		items.sort(Comparator.comparing(OfItem::item));
		return items;
	}

	private static Rate plus(Rate one, Rate other) {
		return new Rate(one.met() + other.met(), one.observed() + other.observed());
	}

}
