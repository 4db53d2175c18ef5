package io.callcraft.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the signals, messages and errors of a file are called.
 *
 * @param signals names of the signals, by their ids
 * @param messages names of the messages, by their ids
 * @param errors codes of the errors, by their ids
 */
record EventNames(Map<String, String> signals, Map<String, String> messages, Map<String, String> errors) {

	/** What an instance that waits for a message is kept with, before its name. */
	static final String MESSAGE = "message:";

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

	/**
	 * Reads the declarations of a file.
	 * @param problems hears of names that cannot be used
	 */
	static EventNames of(BpmnElement root, Problems problems) {
		return new EventNames(read(root, "signal", "name", NAME, problems),
				read(root, "message", "name", NAME, problems),
				read(root, "error", "errorCode", BpmnGate.VARIABLE, problems));
	}

	private static Map<String, String> read(BpmnElement root, String kind, String attribute, Pattern allowed,
			Problems problems) {
		Map<String, String> names = new LinkedHashMap<>();
		root.children(kind).forEach((declared) -> {
			String name = attribute.equals("name") ? declared.title() : declared.attribute(attribute);
			if (!allowed.matcher(name).matches()) {
				problems.error(declared, "has the " + attribute + " '" + name + "': use 1 to 64 letters, digits and "
						+ (allowed == NAME ? "_ . -" : "_") + ", a letter first");
			}
			names.put(declared.id(), name);
		});
		return names;
	}

	/** What the definition waits for, as instances are kept with it. */
	Optional<String> waitedFor(BpmnElement definition) {
		return switch (definition.name()) {
			case "signalEventDefinition" -> Optional.ofNullable(this.signals.get(definition.attribute("signalRef")));
			case "messageEventDefinition" ->
				Optional.ofNullable(this.messages.get(definition.attribute("messageRef"))).map(MESSAGE::concat);
			default -> Optional.empty();
		};
	}

	/** The code of the error that the event raises or catches; empty when it does not. */
	Optional<String> error(BpmnElement event) {
		return event.child("errorEventDefinition")
			.flatMap((definition) -> Optional.ofNullable(this.errors.get(definition.attribute("errorRef"))));
	}

}
