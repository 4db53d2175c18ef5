package io.callcraft.incentives;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.RepId;

/**
 * Splits points among people: some of them equally, some by the hours that each worked,
 * the rest by how often each was nominated. Every point is given, none twice.
 */
final class Split {

	private final double equally;

	private final double byHours;

	/**
	 * @param equally percent to split equally
	 * @param byHours percent to split by hours; what is left goes by nominations
	 */
	Split(double equally, double byHours) {
		this.equally = equally;
		this.byHours = Math.min(byHours, 100 - equally);
	}

	/**
	 * Splits.
	 * @param hours hours by member; where nobody has any, that part is split equally
	 * @param nominations how often each was nominated; the same
	 */
	List<Pool.Share> of(long points, List<RepId> members, Map<RepId, Double> hours, Map<RepId, Double> nominations) {
		double[] exact = new double[members.size()];
		add(exact, points * this.equally / 100, members, Map.of());
		add(exact, points * this.byHours / 100, members, hours);
		add(exact, points * (100 - this.equally - this.byHours) / 100, members, nominations);
		return rounded(points, members, exact);
	}

	private static void add(double[] exact, double part, List<RepId> members, Map<RepId, Double> weights) {
		double all = members.stream().mapToDouble((rep) -> weights.getOrDefault(rep, 0.0)).sum();
		for (int i = 0; i < exact.length; i++) {
			exact[i] += (all > 0) ? part * weights.getOrDefault(members.get(i), 0.0) / all : part / exact.length;
		}
	}

	/** Whole points, the largest remainders first. */
	private static List<Pool.Share> rounded(long points, List<RepId> members, double[] exact) {
		long[] whole = new long[exact.length];
		long left = points;
		List<Integer> order = new ArrayList<>();
		for (int i = 0; i < exact.length; i++) {
			whole[i] = (long) Math.floor(exact[i] + 1e-9);
			left -= whole[i];
			order.add(i);
		}
		order.sort(Comparator.<Integer>comparingDouble((i) -> whole[i] - exact[i]).thenComparing(members::get));
		for (int i = 0; i < order.size() && left > 0; i++, left--) {
			whole[order.get(i)]++;
		}
		List<Pool.Share> shares = new ArrayList<>();
		for (int i = 0; i < exact.length; i++) {
			shares.add(new Pool.Share(members.get(i), whole[i]));
		}
		return shares;
	}

}
