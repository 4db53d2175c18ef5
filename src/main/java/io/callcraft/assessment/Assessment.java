package io.callcraft.assessment;

import java.time.Instant;

import io.callcraft.calls.Call;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;

/**
 * What a person judged of a call. A later one of the same call replaces it there; it is
 * kept.
 *
 * @param id its number
 * @param form version of the form
 * @param sampling how the call came to be assessed
 */
public record Assessment(long id, Call.Key call, RepId rep, int form, UserId assessor, Instant at,
		Call.Sampling sampling, Answers answers) {
}
