package io.callcraft.coaching;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.callcraft.decisions.Release;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which tasks are for certified coaches alone (R30): the rules say, and a task tells
 * whoever may not do it why.
 */
@Service
public class TasksOfCoaches {

	/** Forms in which somebody else judges the coach. */
	private static final Set<String> JUDGED = Set.of("judge-coach-calls", "observe-coaching");

	/** Releases come and go: what is known of old ones is forgotten at times. */
	private static final int MOST_KNOWN = 1_000;

	private final CoachCertificates certificates;

	private final CertificateRows rows;

	private final CoachingRules rules;

	private final Clock clock;

	/** Why a task needs a certificate, by release and form; empty where it does not. */
	private final Map<String, String> needed = new ConcurrentHashMap<>();

	TasksOfCoaches(CoachCertificates certificates, CertificateRows rows, CoachingRules rules, Clock clock) {
		this.certificates = certificates;
		this.rows = rows;
		this.rules = rules;
		this.clock = clock;
	}

	/**
	 * Why somebody may not do a task: it needs a certified coach, which they are not, or
	 * it judges themself.
	 * @return in plain words, with the way out; empty when they may
	 */
	@Transactional(readOnly = true)
	public Optional<String> refusal(Task task, UserId user) {
		if (JUDGED.contains(task.form()) && this.certificates.coach(task.businessKey()).equals(user)) {
			return Optional.of("Nobody certifies themself: somebody else from quality looks at it");
		}
		String reason = needed(task.form());
		Instant expiry = reason.isEmpty() ? null : this.rows.expiry(user).orElse(null);
		if (reason.isEmpty() || (expiry != null && expiry.isAfter(this.clock.instant()))) {
			return Optional.empty();
		}
		String lacks = (expiry != null)
				? "Your certificate ran out on " + LocalDate.ofInstant(expiry, ZoneOffset.UTC) + ". "
				: "You are not certified: " + this.certificates.missing(user) + " are yet to be shown. ";
		return Optional.of("Only a certified coach does this, because " + reason + ". " + lacks
				+ "You or who leads you can begin that on the page Certificates");
	}

	private String needed(String form) {
		Release live = this.rules.live();
		if (this.needed.size() > MOST_KNOWN) {
			this.needed.clear();
		}
		return this.needed.computeIfAbsent(live.sha256() + " " + form,
				(key) -> this.rules.ask(new TaskToTake(form), CertificateNeeded.class)
					.stream()
					.map((verdict) -> ((CertificateNeeded) verdict.value()).reason())
					.findFirst()
					.orElse(""));
	}

}
