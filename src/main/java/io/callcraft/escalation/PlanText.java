package io.callcraft.escalation;

/**
 * What can be read off a rep's written plan, beside the earlier ones: a fact (R47, B8).
 *
 * @param actions sentences that begin with something to do
 * @param counts whether it says how often or how many
 * @param dates whether it says when
 * @param everyCall whether it covers every call
 * @param words how long it is
 * @param earlier how many plans came before it in this case
 * @param repeatsEarlier whether it says little that an earlier plan did not say
 */
public record PlanText(int actions, boolean counts, boolean dates, boolean everyCall, int words, int earlier,
		boolean repeatsEarlier) {
}
