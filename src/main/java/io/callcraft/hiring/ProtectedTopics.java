package io.callcraft.hiring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is nobody's business in hiring: topics that the law protects, by the words that
 * give them away. A list of words finds the clumsy question, not the clever one; that no
 * rule can use an answer is seen to by the vocabulary.
 */
final class ProtectedTopics {

	private static final Map<String, Pattern> WORDS = new LinkedHashMap<>();

	static {
		topic("age", "how old|too (old|young)|your age|(year|date) of birth|birth ?(day|date|year)|born|retire\\w*|"
				+ "what year did you (graduate|finish)");
		topic("family and pregnancy", "pregnan\\w*|children|kids?|childcare|married|marriage|spouse|husband|wife|"
				+ "bab(y|ies)|family plans|start a family|(m|p)aternity|single (mother|father|parent)");
		topic("sex and gender", "gender|your sex|sexual\\w*|males?|females?|girls?|transgender|pronouns?");
		topic("religion and belief", "religio\\w*|church|mosque|synagogue|pray\\w*|sabbath|ramadan|your faith|"
				+ "christian\\w*|muslim\\w*|jewish|hindu\\w*");
		topic("origin and race",
				"race|racial|ethnic\\w*|skin colou?r|nationality|native (speaker|language|tongue)|"
						+ "mother tongue|accents?|where (are|were) you (really )?from|(parents|family) come from|"
						+ "citizenship|immigra\\w*");
		topic("health and disability", "disab\\w*|illness\\w*|sick (days|leave)|medical (condition|history|leave)|"
				+ "medication|your health|therapy|depress\\w*|handicap\\w*|wheelchair");
		topic("union and politics", "(trade|labou?r) unions?|union member\\w*|politic\\w*|vote[ds]?|works council");
		topic("criminal record", "arrest\\w*|convict\\w*|criminal record");
	}

	private ProtectedTopics() {
	}

	/** The first protected topic that a text speaks of. Empty when it speaks of none. */
	static Optional<String> in(String text) {
		return WORDS.entrySet()
			.stream()
			.filter((topic) -> topic.getValue().matcher(text).find())
			.map(Map.Entry::getKey)
			.findFirst();
	}

	/** Why a text is refused. */
	static String refusal(String topic) {
		return "asks about " + topic + ", which is nobody's business here: ask about the work itself";
	}

	private static void topic(String name, String words) {
		WORDS.put(name, Pattern.compile("\\b(" + words + ")\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
	}

}
