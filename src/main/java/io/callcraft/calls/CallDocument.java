package io.callcraft.calls;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.calls.Call.Science;
import org.jspecify.annotations.Nullable;

/**
 * A call as its JSON object: the same names that it was sent with, so that what is read
 * can be sent again. Absent fields are left out.
 */
public final class CallDocument {

	private CallDocument() {
	}

	/** The members of the object, in the order of the API's description. */
	public static Map<String, Object> of(Call call) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("source", call.key().source());
		members.put("callId", call.key().callId());
		put(members, "rep", call.rep());
		put(members, "team", call.team());
		put(members, "startedAt", call.startedAt());
		members.put("handleSeconds", call.handleSeconds());
		members.put("outcomes", outcomes(call));
		members.put("sale", call.sale());
		members.put("skills", new TreeMap<>(call.skills()));
		members.put("science", science(call.science()));
		members.put("behaviours", call.behaviours().stream().sorted().map(Enum::name).toList());
		members.put("sampling", call.sampling().name());
		put(members, "assessor", call.assessor());
		put(members, "callType", call.callType());
		return members;
	}

	private static Map<String, Object> outcomes(Call call) {
		Map<String, Object> outcomes = new LinkedHashMap<>();
		call.outcomes().forEach((milestone, outcome) -> {
			String reason = call.outcomeReasons().get(milestone);
			outcomes.put(milestone.key(),
					(reason != null) ? Map.of("value", outcome.toString(), "reason", reason) : outcome.toString());
		});
		return outcomes;
	}

	private static Map<String, Object> science(Science science) {
		Map<String, Object> members = new LinkedHashMap<>();
		put(members, "holdSeconds", science.holdSeconds());
		put(members, "afterCallSeconds", science.afterCallSeconds());
		put(members, "transferred", science.transferred());
		put(members, "nameUsed", science.nameUsed());
		return members;
	}

	private static void put(Map<String, Object> members, String name, @Nullable Object value) {
		if (value instanceof Number || value instanceof Boolean) {
			members.put(name, value);
		}
		else if (value != null) {
			members.put(name, value.toString());
		}
	}

}
