package io.callcraft.calls;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import io.callcraft.calls.Call.Key;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Changes stored calls on purpose: with a reason, the earlier version kept, and the
 * consequences for the rep drawn anew.
 */
@Service
public class CallCorrections {

	private static final int LONGEST_REASON = 1_000;

	private final EarlierVersions earlier;

	private final People people;

	private final JdbcTemplate jdbc;

	private final Requeuing requeuing;

	private final ApplicationEventPublisher events;

	private final ObjectProvider<NewWork> listeners;

	private final Clock clock;

	CallCorrections(EarlierVersions earlier, People people, JdbcTemplate jdbc, Requeuing requeuing,
			ApplicationEventPublisher events, ObjectProvider<NewWork> listeners, Clock clock) {
		this.earlier = earlier;
		this.people = people;
		this.jdbc = jdbc;
		this.requeuing = requeuing;
		this.events = events;
		this.listeners = listeners;
		this.clock = clock;
	}

	/**
	 * A call that nobody else corrects until the transaction ends.
	 * @throws NotFound when there is no such call
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Call held(Key key) {
		return lock(key).toCall();
	}

	/**
	 * Corrects a call. Saying again what is stored changes nothing and leaves no trace.
	 * @param key the call
	 * @param body the whole call as it should read, and {@code reason}, as one JSON
	 * object
	 * @param by who does it
	 * @throws NotFound when there is no such call
	 * @throws InvalidInput naming the field that is wrong
	 */
	@Transactional
	public Call correct(Key key, InputStream body, Actor by) throws IOException {
		CallDraft draft = parse(key, body);
		Instant now = this.clock.instant();
		String reason = reason(draft);
		CallRow wanted = check(draft, now);
		CallRow stored = lock(key);
		if (stored.hasContentOf(wanted)) {
			return stored.toCall();
		}
		this.earlier.keep(stored, reason, by.user(), now);
		this.jdbc.update(CallRow.UPDATE, (statement) -> wanted.update(statement, stored.id));
		this.requeuing.requeue(stored, wanted);
		publish(stored, wanted, reason, by, now);
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				CallCorrections.this.listeners.forEach(NewWork::calls);
			}

		});
		return wanted.toCall();
	}

	private static CallDraft parse(Key key, InputStream body) throws IOException {
		CallDraft draft = new CallDraft();
		try (JsonParser json = CallObjects.FACTORY.createParser(ObjectReadContext.empty(), body)) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				throw new InvalidInput("body", "is no JSON object");
			}
			new CallObjects(true).read(json, draft);
			if (json.nextToken() != null) {
				throw new InvalidInput("body", "goes on after its JSON object");
			}
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
		catch (JacksonException ex) {
			throw new InvalidInput("body", BrokenJson.reason(ex));
		}
		catch (Rejected ex) {
			throw new InvalidInput(ex.field(), ex.reason());
		}
		if (draft.source == null) {
			draft.source = key.source();
		}
		if (draft.callId == null) {
			draft.callId = key.callId();
		}
		if (!draft.source.equals(key.source())) {
			throw new InvalidInput("source", "is not the one in the address");
		}
		if (!draft.callId.equals(key.callId())) {
			throw new InvalidInput("callId", "is not the one in the address");
		}
		return draft;
	}

	private static String reason(CallDraft draft) {
		String reason = draft.correctionReason;
		if (reason == null || reason.isBlank()) {
			throw new InvalidInput("reason", "is required: a correction says why");
		}
		try {
			return CallDraft.text("reason", reason, LONGEST_REASON);
		}
		catch (Rejected ex) {
			throw new InvalidInput(ex.field(), ex.reason());
		}
	}

	private CallRow check(CallDraft draft, Instant now) {
		try {
			return new CallChecks(this.people.roster(), now).check(0, draft);
		}
		catch (Rejected ex) {
			throw new InvalidInput(ex.field(), ex.reason());
		}
	}

	/** The stored call, locked against another correction. */
	private CallRow lock(Key key) {
		return this.jdbc
			.query("select " + CallRow.COLUMNS + " from calls c where c.source = ? and c.call_id = ? for update",
					(row, number) -> new CallRow(row), key.source(), key.callId())
			.stream()
			.findFirst()
			.orElseThrow(() -> new NotFound("call", key.toString()));
	}

	private void publish(CallRow stored, CallRow wanted, String reason, Actor by, Instant at) {
		Stream.of(stored.rep, wanted.rep)
			.flatMap(Stream::ofNullable)
			.distinct()
			.forEach((each) -> this.events.publishEvent(new CallCorrected(each, stored.key(), by.user(), reason)));
		RepId rep = wanted.rep;
		TeamId team = wanted.team;
		String subject = (rep != null) ? rep.value() : String.valueOf(team);
		this.events.publishEvent(
				new Auditable(at, by.user(), "call.corrected", subject, null, "Corrected call " + stored.key(),
						Map.of("call", stored.key().toString(), "reason", PersonalText.of(reason)), null));
	}

}
