package io.callcraft.program;

import java.util.List;

import io.callcraft.calls.Call;

/**
 * Something that the escalation rules say about a rep after a call.
 *
 * @param value an {@code EnterProgram}, {@code Observation} or {@code EarlyWarning}
 * @param rules the rules that led to it
 * @param release their release
 * @param calls the calls that show it
 * @param evidence the log-likelihood ratio at its milestone: the strongest entry is taken
 */
record Proposal(Object value, List<String> rules, int release, List<Call.Key> calls, double evidence) {
}
