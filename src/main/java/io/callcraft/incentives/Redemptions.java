package io.callcraft.incentives;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.callcraft.decisions.Decisions;
import io.callcraft.incentives.Redemption.State;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Utc;
import io.callcraft.workflow.Workflow;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets reps redeem points. The points are held at once, so nobody spends them twice; they
 * go back where it comes to nothing.
 */
@Service
public class Redemptions {

	private static final String COLUMNS = "select r.id, r.rep, r.item, i.name, r.points, r.state, r.asked_at, r.ended_at, "
			+ "r.ended_because from redemption r join catalogue_item i on i.id = r.item ";

	private static final int SHOWN = 100;

	private final Books books;

	private final Catalogue catalogue;

	private final Workflow workflow;

	private final People people;

	private final Decisions decisions;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Redemptions(Books books, Catalogue catalogue, Workflow workflow, People people, Decisions decisions,
			JdbcTemplate jdbc, Clock clock, ApplicationEventPublisher events) {
		this.books = books;
		this.catalogue = catalogue;
		this.workflow = workflow;
		this.people = people;
		this.decisions = decisions;
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	/** The newest redemptions of a rep. */
	@Transactional(readOnly = true)
	public List<Redemption> of(Actor actor, RepId rep) {
		return this.jdbc.query(COLUMNS + "where r.rep = ? order by r.id desc limit " + SHOWN,
				(row, number) -> read(row), this.people.visible(actor, rep).id().value());
	}

	/**
	 * Asks for something.
	 * @throws NotCovered when the rep has not enough points
	 * @throws Conflict when none is left
	 * @throws NotAllowed when the actor is not the rep
	 */
	@Transactional
	public Redemption ask(Actor actor, RepId id, String item) {
		Rep rep = this.people.visible(actor, id);
		if (!actor.is(id)) {
			throw new NotAllowed("Only " + rep.name() + " can redeem their points");
		}
		// first the item, then the account: always in this order
		Item wanted = this.catalogue.item(item);
		if (!this.catalogue.take(item)) {
			throw new Conflict(item, "There is no " + wanted.name() + " left");
		}
		Figures figures = new Figures(this.decisions.live());
		boolean dear = wanted.points() > figures.approvedAbove();
		long number = insert(id, wanted, dear ? State.ASKED : State.APPROVED);
		String key = Redemption.id(number);
		this.books
			.book(Booking.from(rep, Unit.POINTS, Account.HELD, wanted.points(), Transfer.Kind.REDEMPTION, wanted.name())
				.by(actor.user())
				.once(key + "/held"));
		enter(actor, "redemption.asked", id, key, "Asked for " + wanted.name() + ", " + wanted.points() + " points",
				wanted.points());
		this.workflow.start("redemption", key,
				Map.of("rep", id.value(), "item", item, "approval", dear ? "NEEDED" : "NONE"));
		return find(key).orElseThrow();
	}

	/**
	 * Takes it back, as long as it is not handed over.
	 * @throws Conflict when it is over already
	 */
	@Transactional
	public Redemption cancel(Actor actor, String key) {
		Redemption redemption = visible(actor, key);
		if (!actor.is(redemption.rep())) {
			throw new NotAllowed("Only who asked can cancel it");
		}
		end(actor, key, State.CANCELLED, "Cancelled by who asked");
		this.workflow.abort(key, "Cancelled by who asked", actor);
		return find(key).orElseThrow();
	}

	/** The redemption, if the actor may see it. */
	@Transactional(readOnly = true)
	public Redemption visible(Actor actor, String key) {
		Redemption redemption = find(key).orElseThrow(() -> new NotFound("redemption", key));
		this.people.visible(actor, redemption.rep());
		return redemption;
	}

	Optional<Redemption> find(String key) {
		return this.jdbc.query(COLUMNS + "where r.id = ?", (row, number) -> read(row), Redemption.number(key))
			.stream()
			.findFirst();
	}

	/** Somebody allowed it. */
	@Transactional(propagation = Propagation.MANDATORY)
	void approve(Actor actor, String key) {
		Redemption redemption = open(key);
		this.jdbc.update("update redemption set state = ? where id = ?", State.APPROVED.name(), Redemption.number(key));
		enter(actor, "redemption.approved", redemption.rep(), key, "Approved: " + redemption.name(),
				redemption.points());
	}

	/** It was handed over. */
	@Transactional(propagation = Propagation.MANDATORY)
	void fulfil(Actor actor, String key) {
		Redemption redemption = open(key);
		close(actor, key, State.FULFILLED, null);
		this.books.book(
				Booking
					.between(rep(redemption), Unit.POINTS, Account.HELD, Account.REDEEMED, redemption.points(),
							Transfer.Kind.REDEMPTION, redemption.name())
					.by(actor.user())
					.once(key + "/done"));
		enter(actor, "redemption.fulfilled", redemption.rep(), key, "Handed over: " + redemption.name(),
				redemption.points());
	}

	/** It comes to nothing: the points and the item go back. */
	@Transactional(propagation = Propagation.MANDATORY)
	void end(Actor actor, String key, State state, String because) {
		Redemption redemption = open(key);
		close(actor, key, state, because);
		this.catalogue.putBack(redemption.item());
		this.books.book(new Booking(rep(redemption), Unit.POINTS, Account.HELD, Account.of(redemption.rep()),
				redemption.points(), Transfer.Kind.REFUND, redemption.name() + ": " + because, actor.user(),
				key + "/back", null, null));
		enter(actor, (state == State.DECLINED) ? "redemption.declined" : "redemption.cancelled", redemption.rep(), key,
				redemption.name() + ": " + because, redemption.points());
	}

	/** The redemption, which nobody else ends meanwhile. */
	private Redemption open(String key) {
		Redemption redemption = find(key).orElseThrow(() -> new NotFound("redemption", key));
		String state = this.jdbc.queryForObject("select state from redemption where id = ? for update", String.class,
				Redemption.number(key));
		if (!State.valueOf(Objects.requireNonNull(state)).equals(redemption.state()) || !redemption.isOpen()) {
			throw new Conflict(key, "It is over already: " + redemption.name());
		}
		return redemption;
	}

	private void close(Actor actor, String key, State state, @Nullable String because) {
		this.jdbc.update("update redemption set state = ?, ended_at = ?, ended_by = ?, ended_because = ? where id = ?",
				state.name(), Utc.of(this.clock.instant()), actor.user().value(), because, Redemption.number(key));
	}

	private long insert(RepId rep, Item item, State state) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.update((connection) -> {
			PreparedStatement statement = connection.prepareStatement(
					"insert into redemption (rep, item, points, state, asked_at) values (?, ?, ?, ?, ?)",
					new String[] { "id" });
			statement.setString(1, rep.value());
			statement.setString(2, item.id());
			statement.setLong(3, item.points());
			statement.setString(4, state.name());
			statement.setObject(5, Utc.of(this.clock.instant()));
			return statement;
		}, key);
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	private Rep rep(Redemption redemption) {
		return this.people.rep(redemption.rep()).orElseThrow();
	}

	private void enter(Actor actor, String kind, RepId rep, String key, String what, long points) {
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), kind, rep.value(), null, what,
				Map.of("redemption", key, "points", points), null));
	}

	private static Redemption read(ResultSet row) throws SQLException {
		LocalDateTime ended = row.getObject(8, LocalDateTime.class);
		return new Redemption(Redemption.id(row.getLong(1)), new RepId(row.getString(2)), row.getString(3),
				row.getString(4), row.getLong(5), State.valueOf(row.getString(6)), Utc.instant(row, 7),
				(ended != null) ? Utc.instant(row, 8) : null, row.getString(9));
	}

}
