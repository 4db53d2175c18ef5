package io.callcraft.escalation;

import io.callcraft.shared.RepId;

/**
 * Between two rules: the rep is past every grace and was fairly warned, so that evidence
 * may lead to a case.
 */
public record MayEnter(RepId rep) {
}
