package io.callcraft.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.callcraft.audit.RetentionClocks.Kept;
import io.callcraft.audit.RetentionSchedule.Kind;
import io.callcraft.shared.Actor;
import io.callcraft.shared.ErasableCopies;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the next night erases, seen before it happens (R59).
 */
@Service
public class DueErasures {

	/** When the night's erasures begin, UTC. */
	static final LocalTime AT = LocalTime.of(3, 0);

	private final RetentionSchedules schedules;

	private final RetentionClocks clocks;

	private final Keepers keepers;

	private final EntryTextTable texts;

	private final ObjectProvider<ErasableCopies> copies;

	private final Clock clock;

	DueErasures(RetentionSchedules schedules, RetentionClocks clocks, Keepers keepers, EntryTextTable texts,
			ObjectProvider<ErasableCopies> copies, Clock clock) {
		this.schedules = schedules;
		this.clocks = clocks;
		this.keepers = keepers;
		this.texts = texts;
		this.copies = copies;
		this.clock = clock;
	}

	/** When the next night's erasures begin. */
	public Instant nextNight() {
		Instant now = this.clock.instant();
		Instant today = now.atZone(ZoneOffset.UTC).with(AT).toInstant();
		return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
	}

	/**
	 * What the next night looks at: by kind and place, the longest ago first.
	 * @throws InvalidInput when the cursor is none
	 * @throws io.callcraft.shared.NotAllowed for anybody but HR and auditors
	 */
	@Transactional(readOnly = true)
	public Page<Due> due(Actor reader, PageRequest page) {
		reader.mustHaveOneOf(Role.HR, Role.AUDITOR);
		Instant at = nextNight();
		List<Due> found = new ArrayList<>();
		Kept last = from(page.after());
		List<Kept> some;
		do {
			some = next(at, last, page.limit() + 1 - found.size());
			for (Kept each : some) {
				last = each;
				// of what was written later the days are not over
				RetentionSchedule schedule = scheduleOf(each);
				if (isOver(each, schedule, at)) {
					found.add(due(each, schedule));
				}
			}
		}
		while (!some.isEmpty() && found.size() <= page.limit());
		return Page.of(found, page.limit(), (each) -> String.valueOf(each.id()));
	}

	private @Nullable Kept from(@Nullable String after) {
		if (after == null) {
			return null;
		}
		if (!after.matches("[0-9]{1,18}")) {
			throw new InvalidInput("after", "'" + after + "' is no cursor of this list: leave it out to begin anew");
		}
		return this.clocks.find(Long.parseLong(after))
			.filter((kept) -> kept.place() != null)
			.orElseThrow(() -> new InvalidInput("after", "'" + after + "' is no longer in this list: begin anew"));
	}

	/**
	 * Some of those whose clocks began long enough before a moment.
	 * @param after the one before the first wanted; absent for the start
	 * @return none when there are no more
	 */
	List<Kept> next(Instant at, @Nullable Kept after, int limit) {
		Kept behind = after;
		for (Kind kind : Kind.values()) {
			if (behind != null && behind.kind() != kind) {
				continue;
			}
			String place = (behind != null) ? behind.place() : this.clocks.placeAfter(kind, null).orElse(null);
			while (place != null) {
				Integer days = this.schedules.of(kind, place).erasedAfter();
				List<Kept> some = (days != null)
						? this.clocks.ended(kind, place, at.minus(Duration.ofDays(days)), behind, limit) : List.of();
				if (!some.isEmpty()) {
					return some;
				}
				behind = null;
				place = this.clocks.placeAfter(kind, place).orElse(null);
			}
		}
		return List.of();
	}

	/** Whether its time is over at a moment. */
	boolean isOver(Kept kept, RetentionSchedule schedule, Instant at) {
		return schedule.erasedAfter() != null
				&& !kept.since().plus(Duration.ofDays(schedule.erasedAfter())).isAfter(at);
	}

	private Due due(Kept kept, RetentionSchedule schedule) {
		int days = (schedule.erasedAfter() != null) ? schedule.erasedAfter() : 0;
		Keepers.Keeper keeper = this.keepers.of(kept.person(), kept.caseId());
		return new Due(kept.id(), kept.kind(), kept.person(), kept.caseId(), placeOf(kept), kept.since(),
				kept.since().plus(Duration.ofDays(days)), kept.texts(),
				this.copies.orderedStream().mapToInt((module) -> module.count(kept.person(), kept.caseId())).sum(),
				(keeper != null) ? keeper.by() : null, (keeper != null) ? keeper.because() : null);
	}

	/**
	 * Until when the schedule of the place has texts kept: counted from when the case
	 * ended or the person left, or else from the last of them.
	 * @return empty when there are none, or no schedule reaches the person
	 */
	Optional<Instant> keptUntil(String person, @Nullable String caseId) {
		Kind kind = (caseId != null) ? Kind.CASE : Kind.PERSON;
		Instant last = this.texts.last(person, caseId).orElse(null);
		if (last == null) {
			return Optional.empty();
		}
		Optional<Kept> kept = this.clocks.find(person, caseId);
		return kept.map(Kept::place)
			.or(() -> this.clocks.placeOf(person))
			.map((place) -> this.schedules.of(kind, place).keptUntil(kept.map(Kept::since).orElse(last)));
	}

	RetentionSchedule scheduleOf(Kept kept) {
		return this.schedules.of(kept.kind(), (kept.place() != null) ? kept.place() : "");
	}

	private static @Nullable String placeOf(Kept kept) {
		return (kept.place() == null || kept.place().isEmpty()) ? null : kept.place();
	}

	/**
	 * Something whose time is over by the next night.
	 *
	 * @param id cursor of the list
	 * @param person whom it is about
	 * @param caseId the case that has ended; absent for what is of no case
	 * @param place whose schedule holds; absent where nobody knows where they worked
	 * @param since when the days began to count
	 * @param over when they are over
	 * @param texts how many the ledger holds the digest of
	 * @param copies how many words forms and lists of modules hold, most of them of the
	 * same texts
	 * @param keptBy what keeps it although its time is over; absent when nothing does
	 * @param because why that keeps it, in plain words
	 */
	public record Due(@JsonProperty("due") long id, Kind kind, String person,
			@JsonProperty("case") @Nullable String caseId, @Nullable String place, Instant since, Instant over,
			int texts, int copies, @Nullable KeptBy keptBy, @Nullable String because) {
	}

	/** What keeps texts although their time is over. */
	public enum KeptBy {

		/** A charge, a court or a dispute may ask for them. */
		LEGAL_HOLD,

		/** Something goes on by them, such as a case. */
		STILL_NEEDED

	}

}
