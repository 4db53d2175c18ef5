package io.callcraft.web.layout;

import java.util.Locale;
import java.util.Map;

/**
 * How constants read to people.
 */
final class Words {

	private static final Map<String, String> SPECIAL = Map.of("HR", "HR", "HEART_TO_HEART", "Heart-to-heart", "REP",
			"Representative", "QUALITY", "Quality analyst", "INTEGRATION", "Integration", "ADMIN", "Administrator",
			"CENSUS", "Every call", "WILL", "Won't", "ROLE_FIT", "Role-fit review");

	private Words() {
	}

	static String of(Object constant) {
		String name = constant.toString();
		String special = SPECIAL.get(name);
		if (special != null) {
			return special;
		}
		if (name.isEmpty() || !name.equals(name.toUpperCase(Locale.ROOT))) {
			return name;
		}
		String words = name.toLowerCase(Locale.ROOT).replace('_', ' ');
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

}
