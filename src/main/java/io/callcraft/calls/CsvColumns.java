package io.callcraft.calls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;

/**
 * What each column of a CSV file fills, by the names in its header: those of the JSON,
 * dotted where nested ({@code outcomes.lead}, {@code outcomes.lead.reason},
 * {@code skills.TRANSITION}).
 */
final class CsvColumns {

	private static final Map<String, BiConsumer<CallDraft, String>> PLAIN = Map.ofEntries(
			Map.entry("source", (draft, text) -> draft.source = CallDraft.id("source", text)),
			Map.entry("callId", (draft, text) -> draft.callId = CallDraft.id("callId", text)),
			Map.entry("rep", (draft, text) -> draft.rep = CallDraft.id("rep", text)),
			Map.entry("team", (draft, text) -> draft.team = CallDraft.id("team", text)),
			Map.entry("startedAt", (draft, text) -> draft.startedAt = text),
			Map.entry("handleSeconds", (draft, text) -> draft.handleSeconds = seconds("handleSeconds", text)),
			Map.entry("sale", (draft, text) -> draft.sale = CallDraft.flag("sale", text)),
			Map.entry("skills", CsvColumns::skills),
			Map.entry("science.holdSeconds", (draft, text) -> draft.holdSeconds = seconds("science.holdSeconds", text)),
			Map.entry("science.afterCallSeconds",
					(draft, text) -> draft.afterCallSeconds = seconds("science.afterCallSeconds", text)),
			Map.entry("science.transferred",
					(draft, text) -> draft.transferred = CallDraft.flag("science.transferred", text)),
			Map.entry("science.nameUsed", (draft, text) -> draft.nameUsed = CallDraft.flag("science.nameUsed", text)),
			Map.entry("behaviours", (draft, text) -> parts(text).forEach(draft::behaviour)),
			Map.entry("sampling", CallDraft::sampling),
			Map.entry("assessor", (draft, text) -> draft.assessor = CallDraft.id("assessor", text)),
			Map.entry("callType", CallDraft::callType));

	private final List<BiConsumer<CallDraft, String>> columns = new ArrayList<>();

	/**
	 * Reads a header.
	 * @throws InvalidInput when a name is there twice, or one is missing that every call
	 * needs
	 */
	CsvColumns(List<String> header) {
		Set<String> names = new HashSet<>();
		List<FieldProblem> problems = new ArrayList<>();
		for (String name : header) {
			if (!names.add(name)) {
				problems.add(new FieldProblem(Rejected.shown(name), "is twice in the header row"));
			}
			this.columns.add(column(name));
		}
		for (String required : List.of("source", "callId", "startedAt", "handleSeconds")) {
			if (!names.contains(required)) {
				problems.add(new FieldProblem(required, "is missing from the header row"));
			}
		}
		if (!names.contains("rep") && !names.contains("team")) {
			problems.add(new FieldProblem("rep", "is missing from the header row, and so is team"));
		}
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
	}

	/**
	 * Fills a draft from the cells of a row; an empty cell is an absent field.
	 * @throws Rejected naming the field that is wrong
	 */
	void fill(CallDraft draft, List<String> cells) {
		if (cells.size() != this.columns.size()) {
			throw new Rejected("line", "has " + cells.size() + " cells, the header has " + this.columns.size());
		}
		for (int i = 0; i < cells.size(); i++) {
			String cell = cells.get(i).strip();
			if (!cell.isEmpty()) {
				this.columns.get(i).accept(draft, cell);
			}
		}
		for (Milestone milestone : CallRow.MILESTONES) {
			if (draft.reasons[milestone.ordinal()] != null
					&& draft.outcomes[milestone.ordinal()] == CallRow.NOT_ASSESSED) {
				throw new Rejected("outcomes." + milestone.key(), "is required where a reason is given");
			}
		}
	}

	private static BiConsumer<CallDraft, String> column(String name) {
		BiConsumer<CallDraft, String> plain = PLAIN.get(name);
		if (plain != null) {
			return plain;
		}
		for (Milestone milestone : CallRow.MILESTONES) {
			String outcome = "outcomes." + milestone.key();
			if (name.equals(outcome) || name.equals(outcome + ".value")) {
				return (draft, text) -> draft.outcome(milestone, text);
			}
			if (name.equals(outcome + ".reason")) {
				return (draft, text) -> draft.reason(milestone, text);
			}
		}
		if (name.startsWith("skills.")) {
			String code = name.substring("skills.".length());
			return (draft, text) -> draft.skill(code, whole(Rejected.shown(name), text));
		}
		return (draft, text) -> {
			throw CallDraft.unknown(Rejected.shown(name));
		};
	}

	/** Skills in one cell: {@code TRANSITION|OPEN_UP:2}. */
	private static void skills(CallDraft draft, String text) {
		for (String part : parts(text)) {
			int colon = part.indexOf(':');
			if (colon < 0) {
				draft.skill(part, 1);
			}
			else {
				draft.skill(part.substring(0, colon), whole("skills", part.substring(colon + 1)));
			}
		}
	}

	private static List<String> parts(String text) {
		return List.of(text.split("\\|", -1)).stream().map(String::strip).toList();
	}

	private static int seconds(String field, String text) {
		return CallDraft.seconds(field, whole(field, text));
	}

	private static long whole(String field, String text) {
		try {
			return Long.parseLong(text);
		}
		catch (NumberFormatException ex) {
			throw Rejected.value(field, text, "is no whole number");
		}
	}

}
