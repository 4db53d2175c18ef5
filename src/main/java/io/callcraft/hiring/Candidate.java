package io.callcraft.hiring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.callcraft.shared.NotFound;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who would like to work here.
 *
 * @param id names them, and their workflow: {@code candidate-000001}
 * @param person who it is; nothing is left of it once erased
 * @param profile id of the target profile
 * @param version the profile's version that they are looked at by
 * @param consentedOn when they agreed that what is found out is kept
 * @param raters who looks at them; absent until that is said
 * @param jobFactsTold whether they know pay, the way to work and desk work
 * @param enteredAt when they were entered
 * @param endedAt when it was over, however it ended; absent until then
 * @param rep the rep that they have become; absent unless hired
 * @param erasedAt when what is personal was erased; absent unless it was
 */
public record Candidate(String id, Person person, String profile, int version, LocalDate consentedOn, State state,
		@Nullable Raters raters, boolean jobFactsTold, Instant enteredAt, @Nullable Instant endedAt,
		@Nullable RepId rep, @Nullable Instant erasedAt) {

	private static final String PREFIX = "candidate-";

	static String id(long number) {
		return String.format(Locale.ROOT, PREFIX + "%06d", number);
	}

	static boolean isId(String text) {
		return text.matches(PREFIX + "\\d{6,18}");
	}

	/**
	 * The number within an id.
	 * @throws NotFound when it is no id of a candidate
	 */
	static long number(String id) {
		if (!isId(id)) {
			throw new NotFound("candidate", id);
		}
		return Long.parseLong(id.substring(PREFIX.length()));
	}

	long number() {
		return number(this.id);
	}

	/** Who it is, in words; the id alone once the name is erased. */
	public String called() {
		return Optional.ofNullable(this.person.name()).orElse(this.id);
	}

	/**
	 * Who somebody is.
	 *
	 * @param name as they give it; absent once erased
	 * @param contact how they are reached; absent once erased
	 * @param experience what they did before, as they tell it; for people to read, never
	 * for rules; absent where nothing was said, or once erased
	 */
	public record Person(@Nullable String name, @Nullable String contact, @Nullable String experience) {

		/** What an entry says of it: digests alone, by which a later change shows. */
		Map<String, PersonalText> forTheLedger() {
			Map<String, PersonalText> detail = new TreeMap<>();
			if (this.name != null) {
				detail.put("name", PersonalText.of(this.name));
			}
			if (this.contact != null) {
				detail.put("contact", PersonalText.of(this.contact));
			}
			if (this.experience != null) {
				detail.put("experience", PersonalText.of(this.experience));
			}
			return detail;
		}

	}

	/** Where somebody stands on the way. */
	public enum State {

		IN_SELECTION, OFFERED, HIRED,

		/** Got an offer and did not take it. */
		REFUSED,

		/** Got a kind decline. */
		DECLINED,

		/** Took it back, or operations ended it. */
		WITHDRAWN;

		/** Whether it can still go on. */
		public boolean isOpen() {
			return this == IN_SELECTION || this == OFFERED;
		}

	}

	/**
	 * Who looks at a candidate; three people.
	 *
	 * @param interviewer holds the structured interview
	 * @param second holds another, without knowing what the first found
	 * @param simulation rates the simulated call
	 */
	public record Raters(UserId interviewer, UserId second, UserId simulation) {

		/** How many people these are. */
		long people() {
			return Stream.of(this.interviewer, this.second, this.simulation).distinct().count();
		}

	}

}
