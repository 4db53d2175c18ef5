package io.callcraft.calls;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;

/**
 * The calls as they are stored.
 */
public interface Calls {

	Optional<Call> find(Call.Key key);

	/** The calls of the given keys that exist, in call order. */
	List<Call> byKeys(Collection<Call.Key> keys);

	/** A rep's calls, newest first. The cursor is the key of the last one. */
	Page<Call> page(RepId rep, PageRequest page);

	/**
	 * Reads all calls of a rep in call order, without holding them all in memory. What a
	 * state is folded from is {@link FollowUps#history}, which leaves out those that
	 * wait.
	 */
	void history(RepId rep, Consumer<Call> reader);

	/**
	 * The calls that began in a time and that only a team can be credited with, in call
	 * order.
	 * @param from the first instant
	 * @param to the instant after the last
	 */
	List<Call> ofTeamAlone(TeamId team, Instant from, Instant to);

	/** The same of all teams together, in no order. */
	List<Call> ofTeamsAlone(Instant from, Instant to);

	/**
	 * When the first call began that only a team can be credited with; absent without
	 * any.
	 */
	Optional<Instant> firstOfTeamsAlone();

	/**
	 * The calls of a rep that began in a time and of which no milestone is assessed, in
	 * call order.
	 * @param from the first instant
	 * @param to the instant after the last
	 */
	List<Call> notAssessed(RepId rep, Instant from, Instant to);

	/**
	 * What the calls of a rep that began in a time are known by, in call order.
	 * @param from the first instant
	 * @param to the instant after the last
	 */
	List<Call.Key> keys(RepId rep, Instant from, Instant to);

	/**
	 * How many calls of a rep that began in a time are assessed without anybody having
	 * picked them.
	 * @param from the first instant
	 * @param to the instant after the last
	 */
	int fairlyAssessed(RepId rep, Instant from, Instant to);

	/**
	 * Whether a text names a call of the rep: {@code source/callId}, or a call id alone
	 * where the rep has just one call of that id.
	 */
	boolean isOf(RepId rep, String text);

	/**
	 * What corrections of a call replaced, oldest first; empty for a call that was never
	 * corrected, or is not known.
	 */
	List<Correction> corrections(Call.Key key);

}
