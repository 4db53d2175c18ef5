package io.callcraft.escalation;

import java.time.Instant;
import java.util.Map;

import io.callcraft.shared.UserId;

/**
 * A form of a case as somebody filled it in.
 *
 * @param task id of the completed task
 * @param form which form
 * @param by who filled it in
 * @param at when
 * @param fields what it says
 */
record FilledForm(String task, String form, UserId by, Instant at, Map<String, Object> fields) {

	String text(String field) {
		return CaseMoves.text(this.fields, field);
	}

}
