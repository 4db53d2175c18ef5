package io.callcraft.escalation;

import java.util.List;

import io.callcraft.shared.UserId;

/**
 * What the law of a place allows (R48).
 *
 * @param jurisdiction the place, as it is named to people
 * @param lawful consequences that may be taken there, the mildest first
 * @param replyTime how long a rep has to reply before anybody decides
 * @param appealTime how long a rep has to appeal afterwards
 * @param noticeTime how long before a consequence takes effect the rep is told
 * @param decides who of HR may decide; empty where everybody of HR may
 */
record Law(String jurisdiction, List<String> lawful, String replyTime, String appealTime, String noticeTime,
		List<String> decides) {

	Law {
		lawful = List.copyOf(lawful);
		decides = List.copyOf(decides);
	}

	boolean mayDecide(UserId user) {
		return this.decides.isEmpty() || this.decides.contains(user.value());
	}

}
