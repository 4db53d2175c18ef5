package io.callcraft.policies;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes drafts whose moment has come. One that cannot be published by then is tried
 * once; its author hears of it from the ledger and the draft's page.
 */
@Component
class DueDrafts {

	private static final Logger log = LoggerFactory.getLogger(DueDrafts.class);

	private final StoredDrafts drafts;

	private final DraftPublisher publisher;

	private final TransactionTemplate transactions;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	DueDrafts(StoredDrafts drafts, DraftPublisher publisher, TransactionTemplate transactions,
			ApplicationEventPublisher events, Clock clock) {
		this.drafts = drafts;
		this.publisher = publisher;
		this.transactions = transactions;
		this.events = events;
		this.clock = clock;
	}

	void publish() {
		List<Long> due = this.transactions.execute((status) -> this.drafts.due(this.clock.instant()));
		for (long id : due) {
			try {
				this.publisher.publish(id);
			}
			catch (Conflict ex) {
				log.warn("draft-{} was to be published now and was not: {}", id, ex.getMessage());
				this.transactions.executeWithoutResult((status) -> giveUp(id, ex));
			}
		}
	}

	private void giveUp(long id, Conflict cause) {
		StoredDraft draft = this.drafts.get(id);
		if (draft.shown().state() != Draft.State.OPEN) {
			// another node was faster
			return;
		}
		draft.schedule(null);
		this.events.publishEvent(new Auditable(this.clock.instant().truncatedTo(ChronoUnit.MICROS), UserId.SYSTEM,
				"draft.not-published", draft.name(), null, draft.name() + " was not published at its time",
				Map.of("because", String.valueOf(cause.getMessage())), null));
	}

}
