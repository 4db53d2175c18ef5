package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.poi.ss.util.CellReference;
import org.drools.decisiontable.parser.DefaultRuleSheetListener;
import org.drools.decisiontable.parser.csv.CsvLineParser;
import org.drools.template.model.DRLOutput;
import org.drools.template.parser.DataListener;

/**
 * Reads a decision table, kept as CSV: each row is a rule. A cell that ends with three
 * dots is joined to its neighbour of the same text, as cells of a spreadsheet can be.
 *
 * @param drl the rules
 * @param rows the table's row for each line of the rules at which one begins
 */
record DecisionTable(String drl, TreeMap<Integer, Integer> rows) {

	/** What all rows come to at most. */
	private static final long LONGEST = 5_000_000;

	private static final Pattern ROW = Pattern.compile("^// rule values at [A-Z]+(\\d+), header at .*$");

	/**
	 * A spreadsheet program would compute such a cell; a list of numbers it would not.
	 */
	private static final Pattern FORMULA = Pattern.compile("\\s*(?:[=@]|[+-](?![\\d.,\\s-]*$)).*", Pattern.DOTALL);

	/**
	 * Reads a table.
	 * @return the rules; empty when something is wrong, which is a problem at its row
	 */
	static Optional<DecisionTable> read(String path, String csv, Problems problems) {
		List<List<String>> rows = rowsOf(csv);
		if (holdsFormula(path, rows, problems)) {
			return Optional.empty();
		}
		if (length(csv, rows) > LONGEST) {
			problems.error(path, 1, "This decision table comes to too much text: make it several");
			return Optional.empty();
		}
		try {
			DefaultRuleSheetListener rules = new DefaultRuleSheetListener();
			for (int row = 0; row < rows.size(); row++) {
				rules.newRow(row, rows.get(row).size());
				pass(rows.get(row), row, rules);
			}
			rules.finishSheet();
			DRLOutput drl = new DRLOutput();
			rules.getRuleSet().renderDRL(drl);
			return Optional.of(new DecisionTable(drl.getDRL(), rows(drl.getDRL())));
		}
		catch (RuntimeException ex) {
			problems.error(path, 1, "This decision table cannot be read: " + ex.getMessage());
			return Optional.empty();
		}
	}

	/** The cells of each row. */
	static List<List<String>> rowsOf(String csv) {
		CsvLineParser parser = new CsvLineParser();
		List<List<String>> rows = new ArrayList<>();
		csv.lines().forEach((line) -> rows.add(parser.parse(line)));
		return rows;
	}

	private static void pass(List<String> cells, int row, DataListener rules) {
		List<Joined> joined = Joined.of(cells);
		for (int column = 0; column < joined.size(); column++) {
			Joined cell = joined.get(column);
			rules.newCell(row, column, cell.text(), cell.isAlone() ? DataListener.NON_MERGED : cell.first());
		}
	}

	private static boolean holdsFormula(String path, List<List<String>> rows, Problems problems) {
		boolean found = false;
		for (int row = 0; row < rows.size(); row++) {
			for (int column = 0; column < rows.get(row).size(); column++) {
				String cell = rows.get(row).get(column);
				if (FORMULA.matcher(cell).matches()) {
					problems.error(path, row + 1, "Cell " + new CellReference(row, column).formatAsString()
							+ " would be a formula in a spreadsheet, and could do anything there: begin it with "
							+ "another sign than '" + cell.strip().charAt(0) + "'");
					found = true;
				}
			}
		}
		return found;
	}

	/** How long the rules could become at most. */
	private static long length(String csv, List<List<String>> rows) {
		long fillings = 0;
		long repeats = 1;
		for (List<String> row : rows) {
			for (String cell : row) {
				fillings = Math.max(fillings, cell.chars().filter((c) -> c == '$').count());
				repeats = Math.max(repeats, cell.chars().filter((c) -> c == ',').count() + 1);
			}
		}
		return (fillings + 1) * csv.length() * (csv.contains("forall") ? repeats : 1);
	}

	/** The author's row for a line of the rules. */
	int rowOf(int line) {
		Map.Entry<Integer, Integer> row = this.rows.floorEntry(line);
		return (row != null) ? row.getValue() : 1;
	}

	private static TreeMap<Integer, Integer> rows(String drl) {
		TreeMap<Integer, Integer> rows = new TreeMap<>();
		String[] lines = drl.split("\n");
		for (int i = 0; i < lines.length; i++) {
			Matcher matcher = ROW.matcher(lines[i].strip());
			if (matcher.matches()) {
				rows.put(i + 1, Integer.parseInt(matcher.group(1)));
			}
		}
		return rows;
	}

	/**
	 * A cell, perhaps joined to its neighbours.
	 *
	 * @param text what it says
	 * @param first the first column that it takes
	 * @param last the last column that it takes
	 */
	record Joined(String text, int first, int last) {

		private static final String DOTS = "...";

		/** What stands in each column. */
		static List<Joined> of(List<String> cells) {
			List<Joined> found = new ArrayList<>();
			while (found.size() < cells.size()) {
				int first = found.size();
				String cell = cells.get(first);
				int last = cell.endsWith(DOTS) ? last(cells, first) : first;
				String text = (last > first) ? cell.substring(0, cell.length() - DOTS.length()) : cell;
				found.addAll(Collections.nCopies(last - first + 1, new Joined(text, first, last)));
			}
			return found;
		}

		private static int last(List<String> cells, int first) {
			int last = first;
			while (last + 1 < cells.size() && List.of(DOTS, cells.get(first)).contains(cells.get(last + 1))) {
				last++;
			}
			return last;
		}

		boolean isAlone() {
			return this.first == this.last;
		}

		/** The cell as CSV keeps it. */
		String kept() {
			return isAlone() ? this.text : this.text + DOTS;
		}

	}

}
