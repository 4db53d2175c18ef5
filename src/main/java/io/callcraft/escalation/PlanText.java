package io.callcraft.escalation;

/**
 * What can be read off a rep's written plan, beside the earlier ones: a fact (R47, B8).
 *
 * @param actions things that somebody could see the rep do
 * @param counts whether it says how often or how many
 * @param dates whether it says when
 * @param everyCall whether it covers every call
 * @param words how long it is
 * @param earlier how many plans came before it in this case
 * @param repeatsEarlier whether it says little that an earlier plan did not say
 * @param hedged whether it only tries, hopes or keeps a way out
 * @param othersAct whether it says what others do, or "we", rather than the rep
 * @param definite how much of it can be checked: actions, figures, a date, the share of
 * calls, words to say
 * @param definiteBefore the same of the most definite earlier plan; 0 without any
 * @param coverage the share of calls that it covers, in percent; 0 when it does not say
 */
public record PlanText(int actions, boolean counts, boolean dates, boolean everyCall, int words, int earlier,
		boolean repeatsEarlier, boolean hedged, boolean othersAct, int definite, int definiteBefore, int coverage) {
}
