package io.callcraft.incentives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What points can be redeemed for: with stock, and every price that it ever had.
 */
@Service
public class Catalogue {

	private static final String ITEMS = """
			select i.id, i.name, i.description, p.points, i.stock, i.offered from catalogue_item i
			join catalogue_price p on p.id = (select max(newest.id) from catalogue_price newest where newest.item = i.id)
			""";

	private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/webp");

	private static final int LARGEST_PICTURE = 300_000;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Catalogue(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	/** Whoever may change the catalogue sees what is not offered, too. */
	public static boolean isKeptBy(Actor actor) {
		return actor.hasOneOf(Role.OPERATIONS, Role.HR, Role.ADMIN);
	}

	/** Everything, the cheapest first. */
	@Transactional(readOnly = true)
	public List<Item> items(Actor actor) {
		return this.jdbc.sql(ITEMS + (isKeptBy(actor) ? "" : "where i.offered = true ") + "order by p.points, i.id")
			.query((row, number) -> read(row))
			.list();
	}

	/**
	 * One item.
	 * @throws NotFound when there is none
	 */
	@Transactional(readOnly = true)
	public Item item(String id) {
		return find(id).orElseThrow(() -> new NotFound("item", id));
	}

	/** The prices of an item, the newest first. */
	@Transactional(readOnly = true)
	public List<Item.Price> prices(String id) {
		return this.jdbc.sql("select points, at, by_user from catalogue_price where item = ? order by id desc")
			.param(item(id).id())
			.query((row, number) -> new Item.Price(row.getLong(1), Utc.instant(row, 2), new UserId(row.getString(3))))
			.list();
	}

	/** Every price that items had, the newest first, by item. */
	@Transactional(readOnly = true)
	public Map<String, List<Item.Price>> prices(Actor actor) {
		actor.mustHaveOneOf(Role.OPERATIONS, Role.HR, Role.ADMIN);
		Map<String, List<Item.Price>> prices = new HashMap<>();
		this.jdbc.sql("select item, points, at, by_user from catalogue_price order by id desc")
			.query((RowCallbackHandler) (row) -> prices.computeIfAbsent(row.getString(1), (item) -> new ArrayList<>())
				.add(new Item.Price(row.getLong(2), Utc.instant(row, 3), new UserId(row.getString(4)))));
		return prices;
	}

	/** Ids of the items that somebody has shown. */
	@Transactional(readOnly = true)
	public Set<String> pictured() {
		return Set.copyOf(
				this.jdbc.sql("select id from catalogue_item where picture is not null").query(String.class).list());
	}

	/** Enters or changes an item; another price is kept beside the earlier ones. */
	@Transactional
	public Item save(Actor actor, Item item) {
		actor.mustHaveOneOf(Role.OPERATIONS, Role.HR, Role.ADMIN);
		Optional<Item> before = find(item.id());
		if (before.isPresent()) {
			this.jdbc.sql("update catalogue_item set name = ?, description = ?, stock = ?, offered = ? where id = ?")
				.params(item.name(), item.description(), item.stock(), item.offered(), item.id())
				.update();
		}
		else {
			this.jdbc.sql("insert into catalogue_item (id, name, description, stock, offered) values (?, ?, ?, ?, ?)")
				.params(item.id(), item.name(), item.description(), item.stock(), item.offered())
				.update();
		}
		if (before.isEmpty() || before.get().points() != item.points()) {
			this.jdbc.sql("insert into catalogue_price (item, points, at, by_user) values (?, ?, ?, ?)")
				.params(item.id(), item.points(), Utc.of(this.clock.instant()), actor.user().value())
				.update();
		}
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), "catalogue.saved", item.id(), null,
				item.name() + " costs " + item.points() + " points, " + item.stock() + " are there",
				Map.of("points", item.points(), "stock", item.stock(), "offered", item.offered()), null));
		return item;
	}

	/** Shows an item. */
	@Transactional
	public void show(Actor actor, String id, Item.Picture picture) {
		actor.mustHaveOneOf(Role.OPERATIONS, Role.HR, Role.ADMIN);
		if (!TYPES.contains(picture.type())) {
			throw new InvalidInput("body", picture.type() + " is no picture: send PNG, JPEG or WebP");
		}
		if (picture.bytes().length == 0 || picture.bytes().length > LARGEST_PICTURE) {
			throw new InvalidInput("body",
					picture.bytes().length + " bytes: a picture has 1 to " + LARGEST_PICTURE + " bytes");
		}
		this.jdbc.sql("update catalogue_item set picture = ?, picture_type = ? where id = ?")
			.params(picture.bytes(), picture.type(), item(id).id())
			.update();
	}

	/** What an item looks like; empty where nobody has shown it. */
	@Transactional(readOnly = true)
	public Optional<Item.Picture> picture(String id) {
		return this.jdbc.sql("select picture_type, picture from catalogue_item where id = ? and picture is not null")
			.param(id)
			.query((row, number) -> new Item.Picture(row.getString(1), row.getBytes(2)))
			.optional();
	}

	/**
	 * Takes one out of stock; the item's row is held until the transaction ends.
	 * @return whether there was one
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	boolean take(String id) {
		return this.jdbc
			.sql("update catalogue_item set stock = stock - 1 where id = ? and offered = true and stock > 0")
			.param(id)
			.update() == 1;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	void putBack(String id) {
		this.jdbc.sql("update catalogue_item set stock = stock + 1 where id = ?").param(id).update();
	}

	private Optional<Item> find(String id) {
		return this.jdbc.sql(ITEMS + "where i.id = ?").param(id).query((row, number) -> read(row)).optional();
	}

	private static Item read(ResultSet row) throws SQLException {
		return new Item(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getInt(5),
				row.getBoolean(6));
	}

}
