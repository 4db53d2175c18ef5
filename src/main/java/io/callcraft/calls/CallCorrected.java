package io.callcraft.calls;

import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;

/**
 * A stored call was corrected: published in the same transaction, before its consequences
 * are drawn anew.
 *
 * @param rep whose history it was part of
 * @param call the call
 * @param by who corrected it
 * @param reason why
 */
public record CallCorrected(RepId rep, Call.Key call, UserId by, String reason) {
}
