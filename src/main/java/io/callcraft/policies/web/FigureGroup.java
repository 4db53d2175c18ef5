package io.callcraft.policies.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Figures of a form that belong together, such as all that begin with {@code entry.}, to
 * be folded until somebody wants them.
 *
 * @param name what their names begin with
 * @param figures in the order of their file, at least one
 */
record FigureGroup(String name, List<ThresholdField> figures) {

	/** Groups in the order of their first figure. */
	static List<FigureGroup> of(List<ThresholdField> figures) {
		Map<String, List<ThresholdField>> groups = new LinkedHashMap<>();
		figures.forEach((figure) -> groups.computeIfAbsent(beginning(figure), (name) -> new ArrayList<>()).add(figure));
		return groups.entrySet().stream().map((each) -> new FigureGroup(each.getKey(), each.getValue())).toList();
	}

	/** Whether somebody is at work on one of them. */
	public boolean isOpen() {
		return this.figures.stream().anyMatch((figure) -> figure.isChanged() || !figure.wrong().isEmpty());
	}

	/** What stands in the fields, such as {@code evidence 6.7 · counted 30}. */
	public String getInShort() {
		return this.figures.stream()
			.map((figure) -> (figure.threshold().name().substring(this.name.length()).replaceFirst("^\\.", "") + " "
					+ figure.live())
				.strip())
			.collect(Collectors.joining(" · "));
	}

	private static String beginning(ThresholdField figure) {
		String name = figure.threshold().name();
		return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
	}

}
