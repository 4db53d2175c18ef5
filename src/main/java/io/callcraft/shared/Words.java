package io.callcraft.shared;

import java.util.Locale;
import java.util.Map;

/**
 * How constants and field names read to people.
 */
public final class Words {

	private static final Map<String, String> SPECIAL = Map.ofEntries(Map.entry("HR", "HR"),
			Map.entry("HEART_TO_HEART", "Heart-to-heart"), Map.entry("REP", "Representative"),
			Map.entry("QUALITY", "Quality analyst"), Map.entry("ADMIN", "Administrator"),
			Map.entry("CENSUS", "Every call"), Map.entry("ROLE_FIT", "Role-fit review"));

	private Words() {
	}

	/**
	 * {@code SKILL_OBJECTIVE} reads "Skill objective", {@code notEvidenced} "Not
	 * evidenced".
	 */
	public static String of(Object constant) {
		String name = constant.toString();
		String special = SPECIAL.get(name);
		if (special != null) {
			return special;
		}
		return name.matches("[A-Z][A-Z0-9_]*") ? sentence(name.toLowerCase(Locale.ROOT).replace('_', ' ')) : name;
	}

	/** The name of a field as a caption. */
	public static String caption(String field) {
		return sentence(field.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT));
	}

	private static String sentence(String words) {
		return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

}
