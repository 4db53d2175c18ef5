package io.callcraft.incentives;

import java.time.YearMonth;

import io.callcraft.shared.Milestone;

/**
 * What a rep was recognised for who wants neither points nor money: nothing to collect,
 * but earned.
 *
 * @param calls on how many calls of the month the customer came to it
 */
public record Recognised(YearMonth month, Milestone milestone, int calls) {
}
