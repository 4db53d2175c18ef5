package io.callcraft.inbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One field of a form, as a page shows it.
 *
 * @param name the field's name, as the form sends it
 * @param kind how it is filled in
 * @param label what it is called
 * @param help what to write there; absent when the label says all
 * @param required whether it must be filled in
 * @param options what can be chosen
 * @param limits bounds of what can be typed
 * @param values what is filled in: one, or several where several can be chosen
 * @param error what is wrong with it; absent when nothing is
 * @param with the answers elsewhere that this field belongs to, as
 * {@code decision=OVERRIDE}; absent when it is always asked
 */
public record FormField(String name, Kind kind, String label, @Nullable String help, boolean required,
		List<Option> options, Limits limits, List<String> values, @Nullable String error, @Nullable String with) {

	public FormField {
		options = List.copyOf(options);
		values = List.copyOf(values);
	}

	/** The id of its control on the page. */
	public String id() {
		return "field-" + this.name;
	}

	/** What is filled in; empty when nothing is. */
	public String value() {
		return this.values.isEmpty() ? "" : this.values.get(0);
	}

	public boolean chosen(String option) {
		return this.values.contains(option);
	}

	public boolean wrong() {
		return this.error != null;
	}

	/** Ids of the texts that explain the control; absent when there are none. */
	public @Nullable String describedBy() {
		if (this.help == null && this.error == null) {
			return null;
		}
		String helpId = (this.help != null) ? id() + "-help" : "";
		String errorId = (this.error != null) ? " " + id() + "-wrong" : "";
		return (helpId + errorId).strip();
	}

	/**
	 * How a field is filled in.
	 */
	public enum Kind {

		TEXT, LONG_TEXT, SECRET, NUMBER, CHOICE, CHOICES, LIST, YES_NO, MOMENT, DAY

	}

	/**
	 * Something that can be chosen.
	 *
	 * @param value what is sent
	 * @param label what is read
	 */
	public record Option(String value, String label) {
	}

	/**
	 * Bounds of what can be typed; absent where there is none.
	 */
	public record Limits(@Nullable String min, @Nullable String max, @Nullable String step,
			@Nullable Integer maxLength) {

		public static final Limits NONE = new Limits(null, null, null, null);

	}

}
