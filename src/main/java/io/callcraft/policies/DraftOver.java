package io.callcraft.policies;

import io.callcraft.shared.UserId;

/**
 * A draft was published or discarded: nobody need approve it any more.
 *
 * @param name what the draft is called in answers and in the ledger
 * @param by who did it
 */
record DraftOver(String name, UserId by) {
}
