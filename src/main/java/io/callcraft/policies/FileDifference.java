package io.callcraft.policies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.workflow.ProcessDifference;
import org.jspecify.annotations.Nullable;

/**
 * How a file differs between two sets of policies, rule by rule: a rule that merely moved
 * is no difference.
 *
 * @param path path of the file
 * @param units the rules, rows, thresholds or scenarios that differ, in the order of the
 * file
 * @param elements the elements of a workflow that differ; empty for other files
 */
public record FileDifference(String path, List<Unit> units, List<ProcessDifference.Element> elements) {

	public FileDifference {
		units = List.copyOf(units);
		elements = List.copyOf(elements);
	}

	public boolean isProcess() {
		return this.path.endsWith(".bpmn");
	}

	/** Whether the file was there before. */
	public boolean wasThere() {
		return this.units.stream().flatMap((unit) -> unit.lines().stream()).anyMatch((line) -> line.before() != null);
	}

	/** Whether the file is there after. */
	public boolean staysThere() {
		return this.units.stream().flatMap((unit) -> unit.lines().stream()).anyMatch((line) -> line.after() != null);
	}

	/** Every file that differs, by path. */
	public static List<FileDifference> between(PolicyFiles before, PolicyFiles after) {
		Set<String> paths = new TreeSet<>(before.text().keySet());
		paths.addAll(after.text().keySet());
		List<FileDifference> differences = new ArrayList<>();
		for (String path : paths) {
			String was = before.text().getOrDefault(path, "");
			String becomes = after.text().getOrDefault(path, "");
			if (!was.equals(becomes)) {
				differences.add(new FileDifference(path, units(path, was, becomes),
						path.endsWith(".bpmn") ? ProcessDifference.between(was, becomes) : List.of()));
			}
		}
		return differences;
	}

	private static List<Unit> units(String path, String was, String becomes) {
		Map<String, PolicyUnit> before = byName(PolicyUnit.of(path, was));
		Map<String, PolicyUnit> after = byName(PolicyUnit.of(path, becomes));
		Set<String> names = new LinkedHashSet<>(after.keySet());
		names.addAll(before.keySet());
		List<Unit> units = new ArrayList<>();
		for (String name : names) {
			PolicyUnit left = before.get(name);
			PolicyUnit right = after.get(name);
			if (left == null || right == null || !left.text().equals(right.text())) {
				units.add(new Unit(name, lines(left, right)));
			}
		}
		return units;
	}

	private static Map<String, PolicyUnit> byName(List<PolicyUnit> units) {
		Map<String, PolicyUnit> named = new LinkedHashMap<>();
		units.forEach((unit) -> named.putIfAbsent(unit.name(), unit));
		return named;
	}

	/** The lines of both, those that are equal side by side (longest common sequence). */
	static List<Line> lines(@Nullable PolicyUnit left, @Nullable PolicyUnit right) {
		List<String> a = (left != null) ? left.shown().lines().toList() : List.of();
		List<String> b = (right != null) ? right.shown().lines().toList() : List.of();
		int[][] common = new int[a.size() + 1][b.size() + 1];
		for (int i = a.size() - 1; i >= 0; i--) {
			for (int j = b.size() - 1; j >= 0; j--) {
				common[i][j] = a.get(i).equals(b.get(j)) ? common[i + 1][j + 1] + 1
						: Math.max(common[i + 1][j], common[i][j + 1]);
			}
		}
		List<Line> lines = new ArrayList<>();
		List<String> gone = new ArrayList<>();
		List<String> come = new ArrayList<>();
		int i = 0;
		int j = 0;
		while (i < a.size() || j < b.size()) {
			if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
				pair(gone, come, lines);
				lines.add(new Line(a.get(i++), b.get(j++)));
			}
			else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
				gone.add(a.get(i++));
			}
			else {
				come.add(b.get(j++));
			}
		}
		pair(gone, come, lines);
		return lines;
	}

	private static void pair(List<String> gone, List<String> come, List<Line> lines) {
		for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
			lines.add(new Line((i < gone.size()) ? gone.get(i) : null, (i < come.size()) ? come.get(i) : null));
		}
		gone.clear();
		come.clear();
	}

	/**
	 * A rule, threshold or scenario that differs; the file as a whole where it has none.
	 *
	 * @param name its name
	 * @param lines its lines, side by side
	 */
	public record Unit(String name, List<Line> lines) {
	}

	/**
	 * A line before and after.
	 *
	 * @param before absent where a line was added
	 * @param after absent where a line was taken away
	 */
	public record Line(@Nullable String before, @Nullable String after) {

		public boolean isSame() {
			return this.before != null && this.before.equals(this.after);
		}

	}

}
