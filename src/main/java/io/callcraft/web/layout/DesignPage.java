package io.callcraft.web.layout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.callcraft.inbox.FormField;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * All parts that pages are composed of, side by side, with made-up content.
 */
@Controller
class DesignPage {

	private final Clock clock;

	DesignPage(Clock clock) {
		this.clock = clock;
	}

	@GetMapping("/design")
	String page(Model model) {
		model.addAttribute("fields", fields());
		model.addAttribute("entries", entries());
		return "design";
	}

	@GetMapping("/design/toast")
	String toast(Model model) {
		model.addAttribute("text", "Objective agreed. The next ten calls count.");
		return "fragments/toast :: done(text=${text})";
	}

	private static List<FormField> fields() {
		FormField.Limits calls = new FormField.Limits("1", "25", "1", null);
		List<FormField.Option> skills = List.of(new FormField.Option("TRANSITION", "Transition"),
				new FormField.Option("BRIDGE", "Bridge"));
		return List.of(
				new FormField("calls", FormField.Kind.NUMBER, "For how many calls?", "1 to 25", true, List.of(), calls,
						List.of("26"), "26 is out of range: use 1 to 25", null),
				new FormField("skills", FormField.Kind.CHOICES, "Which skills?", "One or two, easy ones first.", true,
						skills, FormField.Limits.NONE, List.of("BRIDGE"), null, null),
				new FormField("decision", FormField.Kind.CHOICE, "Do you agree with what was counted?", null, true,
						List.of(new FormField.Option("CONFIRM", "Confirm"),
								new FormField.Option("OVERRIDE", "Override")),
						FormField.Limits.NONE, List.of("CONFIRM"), null, null),
				new FormField("reason", FormField.Kind.LONG_TEXT, "Why do you override?", "What the count missed.",
						true, List.of(), new FormField.Limits(null, null, null, 4000), List.of(), null,
						"decision=OVERRIDE"),
				new FormField("concern", FormField.Kind.LONG_TEXT, "What does the rep say about it?",
						"In the rep's own words.", false, List.of(), new FormField.Limits(null, null, null, 4000),
						List.of("I'm scared I'll sound pushy."), null, null),
				new FormField("at", FormField.Kind.MOMENT, "When did you meet?", null, false, List.of(),
						FormField.Limits.NONE, List.of(), null, null),
				new FormField("committed", FormField.Kind.YES_NO, "The rep commits to the objective", null, false,
						List.of(), FormField.Limits.NONE, List.of("true"), null, null));
	}

	private List<SampleEntry> entries() {
		Instant now = this.clock.instant();
		return List.of(new SampleEntry(now.minus(Duration.ofHours(30)), UserId.SYSTEM,
				"The case was opened: discovery was met on 61 % of 156 calls, at best 68 %, under the limit of 75 %",
				Map.of("rules", List.of("Strong evidence and a bound under the limit open a case"), "release", 4)),
				new SampleEntry(now.minus(Duration.ofHours(5)), new UserId("marcus"),
						"Agreed an objective: Transition once a call, on 8 of the next 10 calls", Map.of()));
	}

	/**
	 * An entry as the timeline shows it.
	 */
	record SampleEntry(Instant at, UserId by, String what, Map<String, Object> detail, @Nullable Long entry) {

		SampleEntry(Instant at, UserId by, String what, Map<String, Object> detail) {
			this(at, by, what, detail, null);
		}

	}

}
