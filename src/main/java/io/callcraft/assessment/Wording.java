package io.callcraft.assessment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells questions about the customer from questions about the rep in disguise (R3): a
 * milestone is what the customer does, so the customer has to be who acts in its
 * question. It knows words, not meanings: what it lets pass a person still reads.
 */
final class Wording {

	private static final Set<String> CUSTOMER = Set.of("customer", "caller", "client", "buyer");

	private static final Set<String> REP = Set.of("rep", "representative", "agent", "seller", "advisor", "adviser",
			"employee", "colleague", "we", "you", "i");

	/** The customer as the one to whom something was done. */
	private static final Pattern DONE_TO = Pattern
		.compile("\\b(?:was|were|is|are|been|being|get|got)\\s+(?:the\\s+|our\\s+|every\\s+)?"
				+ "(?:customer|caller|client|buyer)\\s+(\\w+)");

	private static final Pattern BEEN = Pattern
		.compile("\\b(?:customer|caller|client|buyer)\\s+(?:was|were|is|been|being|got)\\s+(\\w+)");

	/** Verbs with which a customer only receives what the rep does. */
	private static final Pattern RECEIVES = Pattern.compile(
			"\\b(?:customer|caller|client|buyer)\\s+(?:hear|hears|heard|receive|receives|received|get|gets|got)\\b");

	private static final List<String> THINGS_OF_THE_REP = List.of("script", "greeting", "checklist", "procedure");

	private Wording() {
	}

	/**
	 * What is wrong with the question of a milestone; empty when the customer acts in it.
	 */
	static Optional<String> problem(String question) {
		String text = question.toLowerCase(Locale.ROOT).replaceAll("[^a-z' ]", " ").replaceAll("\\s+", " ").strip();
		String actor = null;
		for (String word : text.split(" ")) {
			String bare = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
			if (CUSTOMER.contains(bare) && !word.endsWith("'s") && actor == null) {
				actor = "customer";
			}
			else if (REP.contains(bare) && actor == null) {
				return Optional.of("asks what '" + word + "' did: a milestone is what the customer does; put it on the"
						+ " checklist, or ask how the customer answered");
			}
			else if (THINGS_OF_THE_REP.contains(bare)) {
				return Optional.of("is about the " + bare + ", which is the rep's: put it on the checklist");
			}
		}
		if (actor == null) {
			return Optional.of("does not say what the customer does: begin with 'Did the customer …'");
		}
		if (suffers(DONE_TO.matcher(text)) || suffers(BEEN.matcher(text)) || RECEIVES.matcher(text).find()) {
			return Optional.of("asks what was done to the customer, which is the rep's doing: ask what the customer"
					+ " then did");
		}
		return Optional.empty();
	}

	/** Whether the word that follows is what somebody else did to the customer. */
	private static boolean suffers(Matcher matcher) {
		return matcher.find() && (matcher.group(1).endsWith("ed")
				|| Set.of("told", "given", "shown", "put", "sent", "sold").contains(matcher.group(1)));
	}

}
