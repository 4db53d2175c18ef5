package io.callcraft.incentives;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.callcraft.calls.Call;
import io.callcraft.decisions.Release;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what calls earned, in the transaction that follows them: one booking for the
 * calls of a turn, however many. A call earns once, by the release that was live when it
 * was followed; only a correction of the call changes that, by a further booking.
 */
@Service
public class Incentives {

	private final Books books;

	private final Awards awards;

	private final Gestures gestures;

	private final People people;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Incentives(Books books, Awards awards, Gestures gestures, People people, Clock clock,
			ApplicationEventPublisher events) {
		this.books = books;
		this.awards = awards;
		this.gestures = gestures;
		this.people = people;
		this.clock = clock;
		this.events = events;
	}

	/** What a rep's calls have earned so far. */
	@Transactional(readOnly = true)
	public Remembered remembered(RepId rep) {
		return new Remembered(this.awards.of(rep));
	}

	/** Keeps what calls earned that were never followed before. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void award(RepId rep, Release release, List<Earned> earned) {
		if (!earned.isEmpty()) {
			keep(rep(rep), release, earned, Map.of());
		}
	}

	/**
	 * Keeps what calls earned of which some may have been followed before: takes back
	 * what they earned then and do no longer.
	 * @param earned what the calls earn now
	 * @param followed all calls that were followed, whether they earn anything or not
	 * @param remembered what the rep's calls had earned; what nobody asked it for belongs
	 * to calls that are no longer the rep's
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void correct(RepId rep, Release release, List<Earned> earned, Collection<Call.Key> followed,
			Remembered remembered) {
		Map<Call.Key, Award> before = this.awards.of(rep, followed);
		Map<Call.Key, Earned> now = new HashMap<>();
		earned.forEach((each) -> now.put(each.call().key(), each));
		List<Earned> changed = new ArrayList<>(earned);
		List<Awards.Row> emptied = new ArrayList<>();
		for (Award was : before.values()) {
			Earned is = now.get(was.call());
			if (is != null && Awards.same(was, is)) {
				changed.remove(is);
			}
			else if (!was.merits().isEmpty()) {
				takeBack(was);
				if (is == null || is.merits().isEmpty()) {
					emptied.add(Awards.Row.nothing(was));
				}
			}
		}
		for (Award stray : remembered.unseen()) {
			takeBack(stray);
			emptied.add(Awards.Row.nothing(stray));
		}
		if (!emptied.isEmpty()) {
			this.awards.keep(rep, release.number(), emptied);
		}
		if (!changed.isEmpty()) {
			keep(rep(rep), release, changed, before);
		}
	}

	private void takeBack(Award award) {
		Rep rep = rep(award.rep());
		String reason = "Call " + award.call() + " was corrected";
		if (award.amount() > 0) {
			this.books.takeBack(rep, unit(award.form()), award.amount(), reason, award.transfer());
		}
		enter("points.taken-back", rep.id(), reason + ": what it had earned is taken back",
				Map.of("call", award.call().toString(), "form", award.form().name(), "amount", award.amount()),
				award.release());
	}

	private void keep(Rep rep, Release release, List<Earned> earned, Map<Call.Key, Award> before) {
		long cents = new Figures(release).centsOfPoint();
		List<Awards.Row> rows = new ArrayList<>();
		for (RewardForm form : RewardForm.values()) {
			List<Earned> calls = earned.stream()
				.filter((each) -> each.form() == form && !each.merits().isEmpty())
				.toList();
			if (!calls.isEmpty()) {
				rows.addAll(keep(rep, release, form, new Calls(calls, (form == RewardForm.MONEY) ? cents : 1), before));
			}
		}
		if (!rows.isEmpty()) {
			this.awards.keep(rep.id(), release.number(), rows);
		}
		List<Earned> praised = earned.stream().filter((each) -> each.praise() != null).toList();
		if (!praised.isEmpty()) {
			this.gestures.pat(rep, praised);
		}
		earned.stream()
			.filter((each) -> !each.improvements().isEmpty())
			.forEach((each) -> improve(rep, release, each, cents));
	}

	private List<Awards.Row> keep(Rep rep, Release release, RewardForm form, Calls calls, Map<Call.Key, Award> before) {
		int points = calls.earned().stream().mapToInt(Earned::granted).sum();
		Long transfer = null;
		if (points > 0 && form != RewardForm.RECOGNITION) {
			transfer = this.books
				.book(Booking.reward(rep, unit(form), points * calls.worth(), Transfer.Kind.AWARD, calls.reason())
					.under(release.number()));
		}
		Map<String, Object> detail = new TreeMap<>(Map.of("calls", calls.earned().size(), "points", points, "form",
				form.name(), "milestones", calls.milestones()));
		if (transfer != null) {
			detail.put("transfer", transfer);
		}
		// over the cap of a day, calls earn nothing more: no news
		if (points > 0) {
			enter("points.awarded", rep.id(), "Earned " + points + " points: " + calls.reason(), detail,
					release.number());
		}
		List<Awards.Row> rows = new ArrayList<>();
		for (Earned each : calls.earned()) {
			Award was = before.get(each.call().key());
			long amount = (form == RewardForm.RECOGNITION) ? 0 : each.granted() * calls.worth();
			rows.add(new Awards.Row(each.call().key(), (was != null) ? was.version() + 1 : 0,
					Utc.of(each.call().startedAt()), form, this.awards.text(release.number(), each.merits()),
					each.granted(), amount, transfer));
		}
		return rows;
	}

	/** A month is rewarded once for each milestone, whichever call tells of it. */
	private void improve(Rep rep, Release release, Earned earned, long cents) {
		for (Merit merit : earned.improvements()) {
			String reference = "improved/" + rep.id() + "/" + earned.month() + "/" + merit.milestone();
			String reason = sentence(merit.reason()) + " (" + MonthWords.of(Objects.requireNonNull(earned.month()))
					+ ")";
			if (merit.points() == 0 || this.books.has(reference)) {
				continue;
			}
			if (earned.form() != RewardForm.RECOGNITION) {
				long worth = (earned.form() == RewardForm.MONEY) ? cents : 1;
				this.books.book(Booking
					.reward(rep, unit(earned.form()), merit.points() * worth, Transfer.Kind.IMPROVEMENT, reason)
					.once(reference)
					.under(release.number()));
			}
			else if (!this.gestures.noteOnce(rep, reason)) {
				continue;
			}
			enter("points.awarded", rep.id(), reason, Map.of("points", merit.points(), "form", earned.form().name(),
					"month", String.valueOf(earned.month()), "rules", List.of(merit.rule())), release.number());
		}
	}

	private void enter(String kind, RepId rep, String what, Map<String, Object> detail, int release) {
		this.events.publishEvent(
				new Auditable(this.clock.instant(), UserId.SYSTEM, kind, rep.value(), null, what, detail, release));
	}

	private Rep rep(RepId rep) {
		return this.people.rep(rep).orElseThrow();
	}

	private static Unit unit(RewardForm form) {
		return (form == RewardForm.MONEY) ? Unit.CENTS : Unit.POINTS;
	}

	private static String sentence(String reason) {
		return Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
	}

	/**
	 * Calls whose rewards come in the same form.
	 *
	 * @param worth what a point is worth in that form
	 */
	private record Calls(List<Earned> earned, long worth) {

		String reason() {
			Earned first = this.earned.get(0);
			if (this.earned.size() == 1) {
				return "On call " + first.call().key() + " the customer "
						+ first.merits()
							.stream()
							.map((merit) -> merit.milestone().phrase())
							.collect(Collectors.joining(", "));
			}
			return this.earned.size() + " calls on which customers reached " + String.join(", ", names());
		}

		private List<String> names() {
			return milestones().keySet()
				.stream()
				.map((name) -> name.toLowerCase(Locale.ROOT).replace('_', ' '))
				.toList();
		}

		/** Points by milestone, before the cap. */
		Map<String, Integer> milestones() {
			Map<String, Integer> points = new TreeMap<>();
			this.earned.forEach((each) -> each.merits()
				.forEach((merit) -> points.merge(merit.milestone().name(), merit.points(), Integer::sum)));
			return points;
		}

	}

}
