package io.callcraft.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.callcraft.shared.Auditable;
import io.callcraft.shared.Ids;
import io.callcraft.shared.UserId;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters that somebody was refused sign-in, for each name once a minute: whoever tries
 * passwords shall be seen, but not fill the ledger.
 */
@Component
class RefusedSignIns {

	private static final Duration QUIET = Duration.ofMinutes(1);

	private static final int MOST_NAMES = 1000;

	private static final String NOBODY = "unknown";

	private final Ledger ledger;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Map<String, Instant> quietUntil = new ConcurrentHashMap<>();

	RefusedSignIns(Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
		this.ledger = ledger;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	@EventListener
	void hear(AuthenticationFailureBadCredentialsEvent refused) {
		String given = refused.getAuthentication().getName();
		String name = Ids.valid(given) ? given : NOBODY;
		Instant now = this.clock.instant();
		this.quietUntil.values().removeIf((until) -> !now.isBefore(until));
		String kept = (this.quietUntil.size() < MOST_NAMES) ? name : NOBODY;
		if (this.quietUntil.putIfAbsent(kept, now.plus(QUIET)) == null) {
			this.transaction.executeWithoutResult((status) -> this.ledger.hear(new Auditable(now, UserId.SYSTEM,
					"sign-in.refused", kept, null, "Sign-in as " + kept + " was refused", Map.of(), null)));
		}
	}

}
