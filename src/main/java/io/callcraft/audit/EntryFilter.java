package io.callcraft.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Which entries are wanted; what is absent or blank does not narrow the choice.
 *
 * @param person a rep's id: what is about them, and what is of a case that is about them
 * @param subject whom or what they are about, exactly
 * @param kind their kind, exactly, or the beginning of it before a {@code *}
 * @param caseId the case that they belong to
 * @param by who did it, by user id
 * @param release number of the policy release that had a part in it
 * @param from the first day (UTC), such as {@code 2026-11-02}, or a moment
 * @param to the last day (UTC), or the moment before which they happened
 */
public record EntryFilter(@Nullable String person, @Nullable String subject, @Nullable String kind,
		@BindParam("case") @Nullable String caseId, @Nullable String by, @Nullable Integer release,
		@Nullable String from, @Nullable String to) {

	/** Every entry. */
	public static final EntryFilter ALL = new EntryFilter(null, null, null, null, null, null, null, null);

	public EntryFilter {
		person = given(person);
		subject = given(subject);
		kind = given(kind);
		caseId = given(caseId);
		by = given(by);
		from = given(from);
		to = given(to);
	}

	/** What is about somebody or something, exactly. */
	public static EntryFilter about(String subject) {
		return new EntryFilter(null, subject, null, null, null, null, null, null);
	}

	/** What is of a kind. */
	public static EntryFilter ofKind(String kind) {
		return new EntryFilter(null, null, kind, null, null, null, null, null);
	}

	/** What belongs to a case. */
	public static EntryFilter ofCase(String caseId) {
		return new EntryFilter(null, null, null, caseId, null, null, null, null);
	}

	/**
	 * The first moment wanted.
	 * @throws InvalidInput when it is neither a day nor a moment
	 */
	@Nullable Instant begin() {
		return moment("from", this.from, 0);
	}

	/**
	 * The moment after the last one wanted.
	 * @throws InvalidInput when it is neither a day nor a moment
	 */
	@Nullable Instant end() {
		return moment("to", this.to, 1);
	}

	/** What is given, by the names that the API and the page use. */
	public Map<String, Object> given() {
		Map<String, Object> given = new LinkedHashMap<>();
		put(given, "person", this.person);
		put(given, "subject", this.subject);
		put(given, "kind", this.kind);
		put(given, "case", this.caseId);
		put(given, "by", this.by);
		put(given, "release", this.release);
		put(given, "from", this.from);
		put(given, "to", this.to);
		return given;
	}

	private static void put(Map<String, Object> given, String name, @Nullable Object value) {
		if (value != null) {
			given.put(name, value);
		}
	}

	private static @Nullable String given(@Nullable String text) {
		return StringUtils.hasText(text) ? text.strip() : null;
	}

	private static @Nullable Instant moment(String field, @Nullable String text, int daysLater) {
		if (text == null) {
			return null;
		}
		try {
			return text.contains("T") ? Instant.parse(text)
					: LocalDate.parse(text).plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant();
		}
		catch (DateTimeException ex) {
			throw new InvalidInput(field,
					"'" + text + "' is neither a day nor a moment: write 2026-11-02 or 2026-11-02T14:00:00Z");
		}
	}

}
