package io.callcraft.incentives;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskForm;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What people fill in while a redemption is under way.
 */
@Configuration(proxyBeanMethods = false)
class RedemptionForms {

	@Bean
	TaskForm approveRedemptionForm(Redemptions redemptions) {
		return new Form(redemptions, "approve-redemption",
				new FormFields()
					.choice("decision", "Decision", "Declined, the points go back at once", "APPROVE", "DECLINE")
					.required()
					.lines("reason", "Reason", "What the rep reads when it is declined")) {

			@Override
			Map<String, Object> carryOut(Task task, Actor by, FormAnswers answers) {
				boolean approved = answers.text("decision").equals("APPROVE");
				if (!approved && answers.text("reason").isBlank()) {
					answers.refuse("reason", "is needed to decline: the rep reads it");
				}
				if (answers.text("reason").length() > 500) {
					answers.refuse("reason", "is longer than 500 characters");
				}
				answers.check();
				if (approved) {
					redemptions.approve(by, task.businessKey());
				}
				else {
					redemptions.end(by, task.businessKey(), Redemption.State.DECLINED, answers.text("reason"));
				}
				return Map.of("decision", answers.text("decision"));
			}

		};
	}

	@Bean
	TaskForm fulfilRedemptionForm(Redemptions redemptions) {
		return new Form(redemptions, "fulfil-redemption",
				new FormFields().instant("handedOverAt", "Handed over", "When the rep got it").required()) {

			@Override
			Map<String, Object> carryOut(Task task, Actor by, FormAnswers answers) {
				redemptions.fulfil(by, task.businessKey());
				return Map.of();
			}

		};
	}

	/** A form that shows what is redeemed, and by whom. */
	private abstract static class Form implements TaskForm {

		private final Redemptions redemptions;

		private final String task;

		private final FormFields fields;

		Form(Redemptions redemptions, String task, FormFields fields) {
			this.redemptions = redemptions;
			this.task = task;
			this.fields = fields;
		}

		@Override
		public String task() {
			return this.task;
		}

		@Override
		public Map<String, Object> schema(Task about) {
			return this.fields.schema();
		}

		@Override
		public Map<String, Object> proposal(Task about) {
			Map<String, Object> proposal = new LinkedHashMap<>();
			this.redemptions.find(about.businessKey()).ifPresent((redemption) -> {
				proposal.put("reason",
						String.format(Locale.ROOT, "%s for %,d points", redemption.name(), redemption.points()));
				proposal.put("rep", redemption.rep().value());
				proposal.put("askedAt", redemption.askedAt().toString());
			});
			return proposal;
		}

		@Override
		public Map<String, Object> accept(Task about, Actor by, Map<String, Object> filled) {
			return carryOut(about, by, this.fields.read(filled).check());
		}

		abstract Map<String, Object> carryOut(Task about, Actor by, FormAnswers answers);

	}

}
