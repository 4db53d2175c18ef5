package io.callcraft.audit;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which entries of each writer were there: none enters one twice.
 */
final class TagSerials {

	private final Map<Long, BitSet> seen = new HashMap<>();

	/**
	 * Whether an entry with this tag was there before.
	 * @param tag one that was checked: whatever else stands in its place has no serial
	 */
	boolean isRepeated(byte[] tag) {
		ByteBuffer place = ByteBuffer.wrap(tag);
		BitSet serials = this.seen.computeIfAbsent(place.getLong(), (writer) -> new BitSet());
		// no run of the application enters as many as an index has numbers
		int serial = Math.toIntExact(place.getLong());
		boolean repeated = serials.get(serial);
		serials.set(serial);
		return repeated;
	}

}
