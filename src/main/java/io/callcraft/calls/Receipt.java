package io.callcraft.calls;

import java.util.List;

/**
 * What became of the calls that somebody sent.
 *
 * @param importId names the import, to ask how far it is followed
 * @param received how many came
 * @param accepted how many were new and are stored
 * @param duplicates how many were stored before, just so
 * @param rejectedInAll how many were not taken
 * @param rejected the first thousand of these, by line
 */
public record Receipt(String importId, int received, int accepted, int duplicates, int rejectedInAll,
		List<Rejection> rejected) {

	public Receipt {
		rejected = List.copyOf(rejected);
	}

}
