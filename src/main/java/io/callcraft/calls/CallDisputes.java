package io.callcraft.calls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Disputes of calls: a rep raises one, somebody from quality who did not assess the call
 * decides. Where the rep is right, the call is corrected at once.
 */
@Service
public class CallDisputes {

	private static final int LONGEST = 2_000;

	private static final String SELECT = "select id, source, call_id, milestone, rep, stood, grounds, raised_at, "
			+ "outcome, reason, decided_by, decided_at from call_dispute where ";

	private final Calls calls;

	private final CallCorrections corrections;

	private final People people;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	CallDisputes(Calls calls, CallCorrections corrections, People people, JdbcClient jdbc, JsonMapper json, Clock clock,
			ApplicationEventPublisher events) {
		this.calls = calls;
		this.corrections = corrections;
		this.people = people;
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * The rep who took a call says that one of its milestones was judged wrongly.
	 * @throws NotFound when there is no such call for the actor to see
	 * @throws NotAllowed for anybody but the rep
	 * @throws InvalidInput when the milestone was not assessed, or nothing is said
	 * @throws Conflict when it is disputed already
	 */
	@Transactional
	public CallDispute raise(Actor actor, Call.Key key, Milestone milestone, String grounds) {
		Call call = this.calls.find(key)
			.filter((known) -> known.rep() != null && this.people.maySee(actor, known.rep()))
			.orElseThrow(() -> new NotFound("call", key.toString()));
		RepId rep = Objects.requireNonNull(call.rep());
		if (!actor.is(rep)) {
			throw new NotAllowed("Only the rep who took the call can dispute it");
		}
		Outcome stood = call.outcome(milestone);
		if (stood == null) {
			throw new InvalidInput("milestone", "was not assessed on this call");
		}
		Instant now = now();
		try {
			this.jdbc.sql("""
					insert into call_dispute (source, call_id, milestone, rep, stood, grounds, raised_at, waits)
					values (?, ?, ?, ?, ?, ?, ?, true)""")
				.params(key.source(), key.callId(), milestone.name(), rep.value(), stood.name(),
						said("grounds", grounds), Utc.of(now))
				.update();
		}
		catch (DuplicateKeyException ex) {
			throw new Conflict(key.toString(), "It is disputed already, and somebody from quality will decide");
		}
		CallDispute dispute = query("source = ? and call_id = ? and milestone = ? and waits = true", key.source(),
				key.callId(), milestone.name())
			.get(0);
		publish(actor, dispute, "call.disputed", "The rep disputes call " + key,
				Map.of("grounds", PersonalText.of(dispute.grounds())));
		this.events.publishEvent(new CallDispute.Raised(dispute, actor.user()));
		return dispute;
	}

	/**
	 * Somebody from quality decides; where the outcome differs from the one that stood,
	 * the call is corrected.
	 * @param outcome the outcome as it is to read
	 * @throws NotAllowed for anybody but quality, and for whoever assessed the call
	 * @throws Conflict when it was decided
	 */
	@Transactional
	public CallDispute decide(Actor actor, long id, Outcome outcome, String reason) {
		CallDispute dispute = query("id = ? for update", id).stream()
			.findFirst()
			.filter((known) -> this.people.maySee(actor, known.rep()))
			.orElseThrow(() -> new NotFound("dispute", String.valueOf(id)));
		actor.mustHaveOneOf(Role.QUALITY);
		Call call = this.calls.find(dispute.call()).orElseThrow();
		if (actor.user().equals(call.assessor()) || actor.is(dispute.rep())) {
			throw new NotAllowed("Somebody decides who did not assess the call");
		}
		if (dispute.decision() != null) {
			throw new Conflict(String.valueOf(id), "It was decided at " + dispute.decision().at());
		}
		String why = said("reason", reason);
		this.jdbc.sql("""
				update call_dispute set waits = null, outcome = ?, reason = ?, decided_by = ?, decided_at = ?
				where id = ?""").params(outcome.name(), why, actor.user().value(), Utc.of(now()), id).update();
		if (call.outcome(dispute.milestone()) != outcome) {
			correct(actor, call, dispute.milestone(), outcome, why);
		}
		CallDispute decided = query("id = ?", id).get(0);
		publish(actor, decided, decided.isUpheld() ? "dispute.upheld" : "dispute.rejected",
				(decided.isUpheld() ? "The rep was right about call " : "It stays as it was judged, call ")
						+ decided.call(),
				Map.of("outcome", outcome.name(), "reason", PersonalText.of(why)));
		this.events.publishEvent(new CallDispute.Decided(decided));
		return decided;
	}

	/** Disputes that nobody has decided, of reps whom the actor may see, oldest first. */
	@Transactional(readOnly = true)
	public List<CallDispute> waiting(Actor actor) {
		return query("waits = true order by id").stream()
			.filter((dispute) -> this.people.maySee(actor, dispute.rep()))
			.toList();
	}

	/** A rep's disputes, newest first. */
	@Transactional(readOnly = true)
	public List<CallDispute> of(Actor actor, RepId rep) {
		return query("rep = ? order by id desc", this.people.visible(actor, rep).id().value());
	}

	/** The disputes of a call, oldest first. */
	@Transactional(readOnly = true)
	public List<CallDispute> of(Call.Key call) {
		return query("source = ? and call_id = ? order by id", call.source(), call.callId());
	}

	@SuppressWarnings("unchecked")
	private void correct(Actor actor, Call call, Milestone milestone, Outcome outcome, String reason) {
		Map<String, Object> document = CallDocument.of(call);
		Map<String, Object> outcomes = new LinkedHashMap<>((Map<String, Object>) document.get("outcomes"));
		outcomes.put(milestone.key(), outcome.name());
		document.put("outcomes", outcomes);
		document.put("reason", "Disputed: " + reason.substring(0, Math.min(reason.length(), 900)));
		try {
			this.corrections.correct(call.key(), new ByteArrayInputStream(this.json.writeValueAsBytes(document)),
					actor);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<CallDispute> query(String where, Object... parameters) {
		return this.jdbc.sql(SELECT + where).params(parameters).query((row, number) -> read(row)).list();
	}

	private static CallDispute read(ResultSet row) throws SQLException {
		String outcome = row.getString(9);
		return new CallDispute(row.getLong(1), new Call.Key(row.getString(2), row.getString(3)),
				Milestone.valueOf(row.getString(4)), new RepId(row.getString(5)), Outcome.valueOf(row.getString(6)),
				row.getString(7), Utc.instant(row, 8),
				(outcome == null) ? null : new CallDispute.Decision(new UserId(row.getString(11)), Utc.instant(row, 12),
						Outcome.valueOf(outcome), row.getString(10)));
	}

	private void publish(Actor actor, CallDispute dispute, String kind, String what, Map<String, Object> more) {
		Map<String, Object> detail = new LinkedHashMap<>(more);
		detail.put("dispute", dispute.id());
		detail.put("call", dispute.call().toString());
		detail.put("milestone", dispute.milestone().key());
		detail.put("stood", dispute.stood().name());
		this.events
			.publishEvent(new Auditable(now(), actor.user(), kind, dispute.rep().value(), null, what, detail, null));
	}

	private static String said(String field, String text) {
		if (text.isBlank() || text.length() > LONGEST) {
			throw new InvalidInput(field, "say why, in 1 to " + LONGEST + " characters");
		}
		return text.strip();
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
