package io.callcraft.web.pages;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.callcraft.inbox.FormField;
import io.callcraft.inbox.FormField.Kind;
import io.callcraft.inbox.FormField.Limits;
import io.callcraft.inbox.FormField.Option;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Words;
import io.callcraft.shared.WorkingHours;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The hours of a team as fields of a page, and what a browser sends as hours.
 */
final class HoursForm {

	private static final List<Option> DAYS = Arrays.stream(DayOfWeek.values())
		.map((day) -> new Option(day.name(), Words.of(day)))
		.toList();

	private HoursForm() {
	}

	/** The fields as they open. */
	static List<FormField> filled(WorkingHours hours) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("zone", hours.zone().getId());
		form.add("opens", hours.opens().toString());
		form.add("closes", hours.closes().toString());
		form.put("days", hours.days().stream().map(DayOfWeek::name).toList());
		form.add("daysOff",
				hours.daysOff().stream().sorted().map(LocalDate::toString).collect(Collectors.joining("\n")));
		return sent(form, List.of());
	}

	/** The fields as they were sent, each with what is wrong with it. */
	static List<FormField> sent(MultiValueMap<String, String> form, List<FieldProblem> problems) {
		Sent sent = new Sent(form, problems);
		return List.of(sent.field("zone", Kind.TEXT, "Time zone", "Such as Europe/Berlin", List.of()),
				sent.field("opens", Kind.TEXT, "Opens", "Hours and minutes, such as 08:00", List.of()),
				sent.field("closes", Kind.TEXT, "Closes",
						"Not later than it opens means on the next day; the same time is around the clock", List.of()),
				sent.field("days", Kind.CHOICES, "Working days", "Days on which work begins", DAYS),
				sent.field("daysOff", Kind.LIST, "Days off", "Holidays and the like, one date a line: 2026-12-24",
						List.of()));
	}

	/**
	 * What was sent.
	 * @throws InvalidInput naming every wrong field
	 */
	static WorkingHours read(MultiValueMap<String, String> form) {
		List<FieldProblem> problems = new ArrayList<>();
		Set<ZoneId> zone = read(form, "zone", ZoneId::of, "is no time zone: write it like Europe/Berlin", problems);
		Set<LocalTime> opens = read(form, "opens", LocalTime::parse, "is no time: write it like 08:00", problems);
		Set<LocalTime> closes = read(form, "closes", LocalTime::parse, "is no time: write it like 18:00", problems);
		Set<DayOfWeek> days = read(form, "days", DayOfWeek::valueOf, "is no day of the week", problems);
		Set<LocalDate> daysOff = read(form, "daysOff", LocalDate::parse, "is no date: write it like 2026-12-24",
				problems);
		for (String field : List.of("zone", "opens", "closes", "days")) {
			if (texts(form, field).isEmpty()) {
				problems.add(new FieldProblem(field, "is missing"));
			}
		}
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
		return new WorkingHours(zone.iterator().next(), opens.iterator().next(), closes.iterator().next(), days,
				daysOff);
	}

	private static <T> Set<T> read(MultiValueMap<String, String> form, String field, Function<String, T> reader,
			String otherwise, List<FieldProblem> problems) {
		Set<T> values = new HashSet<>();
		for (String text : texts(form, field)) {
			try {
				values.add(reader.apply(text));
			}
			catch (DateTimeException | IllegalArgumentException ex) {
				problems.add(new FieldProblem(field, "'" + text + "' " + otherwise));
			}
		}
		return values;
	}

	private static List<String> texts(MultiValueMap<String, String> form, String field) {
		return form.getOrDefault(field, List.of())
			.stream()
			.flatMap((text) -> field.equals("daysOff") ? Arrays.stream(text.split("[\\s,]+")) : Stream.of(text.strip()))
			.filter((text) -> !text.isEmpty())
			.toList();
	}

	private record Sent(MultiValueMap<String, String> form, List<FieldProblem> problems) {

		FormField field(String name, Kind kind, String label, String help, List<Option> options) {
			String error = this.problems.stream()
				.filter((problem) -> problem.field().equals(name))
				.map(FieldProblem::reason)
				.findFirst()
				.orElse(null);
			return new FormField(name, kind, label, help, kind != Kind.LIST, options, Limits.NONE,
					this.form.getOrDefault(name, List.of()), error, null);
		}

	}

}
