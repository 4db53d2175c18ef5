package io.callcraft.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Two cases beside each other, for whoever asks whether both were treated alike (B6).
 *
 * @param rows what happened, in order; a row has both sides where the same happened in
 * both
 */
public record SideBySide(List<Row> rows) {

	public SideBySide {
		rows = List.copyOf(rows);
	}

	/** The longest common course of both, and what happened in one alone around it. */
	static SideBySide of(List<Entry> left, List<Entry> right) {
		int[][] common = new int[left.size() + 1][right.size() + 1];
		for (int i = left.size() - 1; i >= 0; i--) {
			for (int j = right.size() - 1; j >= 0; j--) {
				common[i][j] = step(left.get(i)).equals(step(right.get(j))) ? common[i + 1][j + 1] + 1
						: Math.max(common[i + 1][j], common[i][j + 1]);
			}
		}
		List<Row> rows = new ArrayList<>();
		int i = 0;
		int j = 0;
		while (i < left.size() || j < right.size()) {
			boolean both = i < left.size() && j < right.size() && step(left.get(i)).equals(step(right.get(j)));
			boolean first = both || j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1]);
			boolean second = both || !first;
			rows.add(new Row(first ? Side.of(left, i++) : null, second ? Side.of(right, j++) : null));
		}
		return new SideBySide(rows);
	}

	private static String step(Entry entry) {
		return entry.kind() + " " + entry.detail().getOrDefault("name", "");
	}

	/**
	 * What happened in one case or in both.
	 *
	 * @param left in the first; absent when only in the second
	 * @param right in the second; absent when only in the first
	 */
	public record Row(@Nullable Side left, @Nullable Side right) {
	}

	/**
	 * What happened in one case.
	 *
	 * @param day whole days since its first entry
	 * @param entry what happened
	 */
	public record Side(long day, Entry entry) {

		private static Side of(List<Entry> story, int place) {
			return new Side(Duration.between(story.get(0).at(), story.get(place).at()).toDays(), story.get(place));
		}

	}

}
