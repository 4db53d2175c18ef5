package io.callcraft.decisions;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * Stops rules that make ever longer texts: one that doubles a text would fill the memory
 * before it has fired forty times.
 */
final class LongTexts {

	private static final int LONGEST = 10_000;

	private static final ClassValue<List<Method>> TEXTS = new ClassValue<>() {

		@Override
		protected List<Method> computeValue(Class<?> type) {
			return Arrays.stream(type.getRecordComponents())
				.filter((component) -> component.getType() == String.class)
				.map(RecordComponent::getAccessor)
				.toList();
		}

	};

	private LongTexts() {
	}

	/**
	 * Accepts a fact that a rule inserts.
	 * @throws RunawayRule naming the rule, when a text of the fact is too long
	 */
	static void refuse(Object fact, String rule) {
		for (Method text : TEXTS.get(fact.getClass())) {
			try {
				if (text.invoke(fact) instanceof String value && value.length() > LONGEST) {
					throw new RunawayRule("Rule \"" + rule + "\" made a text of " + value.length()
							+ " characters and was stopped; at most " + LONGEST + " are of use to anybody");
				}
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException("A fact is a public record: " + fact.getClass().getName(), ex);
			}
		}
	}

}
