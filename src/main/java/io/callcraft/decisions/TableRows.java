package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the rows of a decision table, kept as CSV, are known by: their NAME, or the
 * conditions that they hold for where the table has no such column.
 */
public final class TableRows {

	private static final String TABLE = "RuleTable";

	/**
	 * A table's own lines: its name, the kinds of its columns, patterns, parts, labels.
	 */
	private static final int HEADING = 5;

	private static final Set<String> NAME = Set.of("NAME", "N");

	private static final Set<String> CONDITION = Set.of("CONDITION", "C");

	private TableRows() {
	}

	/**
	 * The name of each line of a text.
	 * @return empty names for what stands above the first row; what stands above the rows
	 * of a further table is known by that table's name; no names at all where rows cannot
	 * be told apart
	 */
	public static List<String> names(String csv) {
		List<List<String>> rows = DecisionTable.rowsOf(csv);
		List<String> names = new ArrayList<>();
		Set<String> known = new HashSet<>(Set.of(""));
		int table = -1;
		String heading = "";
		for (int row = 0; row < rows.size(); row++) {
			List<String> cells = rows.get(row);
			String name = heading;
			if (cells.stream().anyMatch((cell) -> cell.strip().startsWith(TABLE))) {
				name = (table < 0) ? "" : String.join(" ", cells).strip();
				heading = name;
				table = row;
				if (!name.isEmpty() && !known.add(name)) {
					return List.of();
				}
			}
			else if (table >= 0 && row >= table + HEADING && !isBlank(cells)) {
				name = name(rows.get(table + 1), cells);
				if (!known.add(name)) {
					return List.of();
				}
			}
			else if (isBlank(cells) && row > 0) {
				name = names.get(row - 1);
			}
			names.add(name);
		}
		return names;
	}

	/** The cells of a row, one below the other. */
	public static String readable(String row) {
		return String.join("\n", DecisionTable.rowsOf(row).stream().flatMap(List::stream).toList());
	}

	private static String name(List<String> kinds, List<String> row) {
		List<String> conditions = new ArrayList<>();
		for (int column = 0; column < Math.min(kinds.size(), row.size()); column++) {
			String kind = kinds.get(column).strip();
			if (NAME.contains(kind.toUpperCase(Locale.ROOT))) {
				return row.get(column).strip();
			}
			if (CONDITION.contains(kind.toUpperCase(Locale.ROOT))) {
				conditions.add(row.get(column).strip());
			}
		}
		return String.join(" · ", conditions);
	}

	private static boolean isBlank(List<String> row) {
		return row.stream().allMatch(String::isBlank);
	}

}
