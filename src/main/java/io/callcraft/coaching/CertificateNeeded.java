package io.callcraft.coaching;

/**
 * A verdict on a task: only a certified coach does it (R30).
 *
 * @param reason why, to follow "because"
 */
public record CertificateNeeded(String reason) {
}
