package io.callcraft.calls;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A call's place in the queue of its rep.
 *
 * @param startedAt when the call was thought to begin as it was queued
 * @param call number of the stored call
 * @param importId the import that waits for it; absent for a correction
 */
public record Place(Instant startedAt, long call, @Nullable Long importId) {
}
