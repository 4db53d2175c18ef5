package io.callcraft.assessment;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What evaluators are asked about a call, in one version: what the customer did, a
 * question a milestone (R1, R2), and apart from that what the rep did, a checklist (R3).
 *
 * @param version 1 for the one that ships, one more with every change
 * @param questions what is asked about each milestone
 * @param checklist what is asked about the rep, in order
 * @param by who made this version; absent for the one that ships
 * @param at when
 */
public record AssessmentForm(int version, Map<Milestone, String> questions, List<Item> checklist, @Nullable UserId by,
		@Nullable Instant at) {

	/** The form that ships. */
	static final AssessmentForm SHIPPED = new AssessmentForm(1,
			Map.of(Milestone.LEAD, "Did the customer let the rep lead the call on from the service request?",
					Milestone.DISCOVERY, "Did the customer agree to answer questions about their situation?",
					Milestone.STATED_NEEDS, "Did the customer say what they need?", Milestone.UNSTATED_NEEDS,
					"Did the customer reveal a need that they had not thought of before?", Milestone.RECOMMENDATION,
					"Did the customer welcome the recommendation as an answer to that need?", Milestone.CONCERNS,
					"Did the customer say openly what held them back?", Milestone.COMMITMENT,
					"Did the customer commit to a next step?"),
			List.of(new Item("greeting", "Opened with the greeting of the house", false),
					new Item("name", "Used the caller's name", false),
					new Item("identified", "Verified who was calling before talking about the account", true),
					new Item("disclosed", "Read out what the law wants said before a sale", true),
					new Item("summary", "Summed up what was agreed", false)),
			null, null);

	public AssessmentForm {
		questions = Collections.unmodifiableMap(new EnumMap<>(questions));
		checklist = List.copyOf(checklist);
	}

	/** The item of a key. */
	public Optional<Item> item(String key) {
		return this.checklist.stream().filter((item) -> item.key().equals(key)).findFirst();
	}

	/**
	 * Something that the rep is to do.
	 *
	 * @param key its name in answers, which never changes
	 * @param question what is asked
	 * @param compliance whether the law or the house's rules want it on every call: it is
	 * never waived (R10)
	 */
	public record Item(String key, String question, boolean compliance) {
	}

}
