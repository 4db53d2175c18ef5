package io.callcraft.policies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A file that others published since a draft's version of it was written, rule by rule, a
 * decision table row by row, a workflow element by element: what only one side changed
 * goes without saying, what both did is for the author to settle. A file that one side
 * took away is settled as a whole.
 *
 * @param path path of the file
 * @param base the release that the draft's version was written on
 * @param live the release that others published
 * @param units the rules, thresholds, scenarios, sentences, rows or elements, or the
 * whole file where it has none
 */
public record TwoSides(String path, int base, int live, List<Unit> units) {

	public TwoSides {
		units = List.copyOf(units);
	}

	public boolean isProcess() {
		return this.path.endsWith(".bpmn");
	}

	/**
	 * A rule that one side or both changed.
	 *
	 * @param name its name; empty for what belongs to none
	 * @param base how it read; absent where it was not there
	 * @param theirs how it reads live; absent where it was taken away
	 * @param mine how it reads in the draft; absent where it is taken away
	 * @param lines theirs and mine, side by side
	 */
	public record Unit(String name, @Nullable String base, @Nullable String theirs, @Nullable String mine,
			List<FileDifference.Line> lines) {

		/** Whether both sides changed it, and not to the same. */
		public boolean isForTheAuthor() {
			return !isDrawing() && isChangedByBoth();
		}

		/**
		 * Whether it merely says where something of a workflow is drawn: the draft's
		 * place is kept where both moved it.
		 */
		public boolean isDrawing() {
			return ProcessParts.isDrawing(this.name);
		}

		private boolean isChangedByBoth() {
			return !Objects.equals(this.theirs, this.mine) && !Objects.equals(this.base, this.theirs)
					&& !Objects.equals(this.base, this.mine);
		}

		private @Nullable String settled(boolean keepsMine) {
			if (isForTheAuthor()) {
				return keepsMine ? this.mine : this.theirs;
			}
			String text = Objects.equals(this.base, this.mine) ? this.theirs : this.mine;
			// what stays may have been taken away by the side that is not kept
			return (text == null && isDrawing())
					? Stream.of(this.mine, this.theirs, this.base).filter(Objects::nonNull).findFirst().orElse(null)
					: text;
		}

	}

	/** The sides of a file; an absent text is a file that is not there. */
	static TwoSides of(String path, int base, int live, @Nullable String was, @Nullable String theirs,
			@Nullable String mine) {
		List<Map<String, PolicyUnit>> sides = sides(path, Arrays.asList(was, theirs, mine));
		Map<String, PolicyUnit> left = sides.get(1);
		Map<String, PolicyUnit> right = sides.get(2);
		List<Unit> units = new ArrayList<>();
		for (String name : merged(List.copyOf(left.keySet()), List.copyOf(right.keySet()))) {
			units.add(new Unit(name, text(sides.get(0).get(name)), text(left.get(name)), text(right.get(name)),
					FileDifference.lines(left.get(name), right.get(name))));
		}
		return new TwoSides(path, base, live, units);
	}

	private static List<Map<String, PolicyUnit>> sides(String path, List<@Nullable String> texts) {
		if (texts.get(1) == null || texts.get(2) == null) {
			return texts.stream().map((text) -> byName(whole(text))).toList();
		}
		Optional<List<Map<String, String>>> parts = path.endsWith(".bpmn") ? ProcessParts.of(texts) : Optional.empty();
		if (parts.isPresent()) {
			return parts.get().stream().map(TwoSides::units).toList();
		}
		List<List<PolicyUnit>> units = texts.stream()
			.map((text) -> (text != null) ? PolicyUnit.of(path, text) : List.<PolicyUnit>of())
			.toList();
		// where one side has no parts, there is nothing to be put together
		boolean apart = units.stream().noneMatch((side) -> side.size() == 1 && side.get(0).name().isEmpty());
		return apart ? units.stream().map(TwoSides::byName).toList()
				: texts.stream().map((text) -> byName(whole(text))).toList();
	}

	private static List<PolicyUnit> whole(@Nullable String text) {
		return (text != null) ? List.of(new PolicyUnit("", 1, text)) : List.of();
	}

	private static Map<String, PolicyUnit> byName(List<PolicyUnit> units) {
		Map<String, PolicyUnit> named = new LinkedHashMap<>();
		units.forEach((unit) -> named.putIfAbsent(unit.name(), unit));
		return named;
	}

	private static Map<String, PolicyUnit> units(Map<String, String> parts) {
		Map<String, PolicyUnit> units = new LinkedHashMap<>();
		parts.forEach((name, text) -> units.put(name, new PolicyUnit(name, 1, text)));
		return units;
	}

	/**
	 * Names of both sides in the draft's order, those of others after what they follow.
	 */
	private static List<String> merged(List<String> theirs, List<String> mine) {
		List<String> names = new ArrayList<>(mine);
		for (int i = 0; i < theirs.size(); i++) {
			if (!names.contains(theirs.get(i))) {
				names.add((i > 0) ? names.indexOf(theirs.get(i - 1)) + 1 : 0, theirs.get(i));
			}
		}
		return names;
	}

	private static @Nullable String text(@Nullable PolicyUnit unit) {
		return (unit != null) ? unit.text() : null;
	}

	/**
	 * The file with what both sides changed settled.
	 * @param mine names of the rules of which the draft's version is kept; theirs is of
	 * all others that both changed
	 * @return empty when nothing of the file is left
	 */
	Optional<String> settled(Set<String> mine) {
		Map<String, String> texts = new LinkedHashMap<>();
		for (Unit unit : this.units) {
			String text = unit.settled(mine.contains(unit.name()));
			if (text != null) {
				texts.put(unit.name(), text);
			}
		}
		if (texts.isEmpty()) {
			return Optional.empty();
		}
		boolean inParts = isProcess() && this.units.size() > 1;
		return Optional
			.of(inParts ? ProcessParts.join(texts) : PolicyUnit.join(this.path, List.copyOf(texts.values())));
	}

}
