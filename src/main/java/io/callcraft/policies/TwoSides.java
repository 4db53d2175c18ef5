package io.callcraft.policies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A file that others published since a draft's version of it was written, rule by rule:
 * what only one side changed goes without saying, what both did is for the author to
 * settle.
 *
 * @param path path of the file
 * @param base the release that the draft's version was written on
 * @param live the release that others published
 * @param units the rules, thresholds, scenarios or sentences that differ, or the whole
 * file where it has none
 */
public record TwoSides(String path, int base, int live, List<Unit> units) {

	public TwoSides {
		units = List.copyOf(units);
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
			return !Objects.equals(this.theirs, this.mine) && !Objects.equals(this.base, this.theirs)
					&& !Objects.equals(this.base, this.mine);
		}

		private @Nullable String settled(boolean keepsMine) {
			if (isForTheAuthor()) {
				return keepsMine ? this.mine : this.theirs;
			}
			return Objects.equals(this.base, this.mine) ? this.theirs : this.mine;
		}

	}

	/** The sides of a file; an absent text is a file that is not there. */
	static TwoSides of(String path, int base, int live, @Nullable String was, @Nullable String theirs,
			@Nullable String mine) {
		Map<String, PolicyUnit> before = byName(path, was);
		Map<String, PolicyUnit> left = byName(path, theirs);
		Map<String, PolicyUnit> right = byName(path, mine);
		Set<String> names = new LinkedHashSet<>(right.keySet());
		names.addAll(left.keySet());
		List<Unit> units = new ArrayList<>();
		for (String name : names) {
			units.add(new Unit(name, text(before.get(name)), text(left.get(name)), text(right.get(name)),
					FileDifference.lines(left.get(name), right.get(name))));
		}
		return new TwoSides(path, base, live, units);
	}

	private static Map<String, PolicyUnit> byName(String path, @Nullable String text) {
		Map<String, PolicyUnit> named = new LinkedHashMap<>();
		if (text != null) {
			PolicyUnit.of(path, text).forEach((unit) -> named.putIfAbsent(unit.name(), unit));
		}
		return named;
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
		List<String> texts = new ArrayList<>();
		for (Unit unit : this.units) {
			String text = unit.settled(mine.contains(unit.name()));
			if (text != null) {
				texts.add(text);
			}
		}
		return texts.isEmpty() ? Optional.empty() : Optional.of(PolicyUnit.join(this.path, texts));
	}

}
