package io.callcraft.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/**
 * The tables around {@code ledger_entry} that seal it: inserts and reads, nothing else.
 */
@Repository
class LedgerSeals implements Tree.Stored {

	private static final String SELECT_HEAD = "select size, root, at, signature, key_id from ledger_head ";

	private final JdbcTemplate jdbc;

	LedgerSeals(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Makes this transaction the only one that seals, on any node, until it ends. */
	void lock() {
		this.jdbc.queryForList("select id from ledger_sealing for update");
	}

	/** Entries not yet sealed among those with a higher id, oldest first. */
	List<Content> unsealedAbove(long id, int limit) {
		return unsealed(id + 1, Long.MAX_VALUE, limit);
	}

	/** Entries not yet sealed from an id to another, oldest first. */
	List<Content> unsealed(long first, long last, int limit) {
		return this.jdbc.query("select " + Content.COLUMNS + """
				 from ledger_entry where id >= ? and id <= ?
				and not exists (select 1 from ledger_seal where entry_id = ledger_entry.id)
				order by id limit ?""", Content.ROW, first, last, limit);
	}

	/** Hands out the ids above one that are sealed, in order. */
	void eachSealedAbove(long id, LongConsumer each) {
		this.jdbc.query("select entry_id from ledger_seal where entry_id > ? order by entry_id",
				(RowCallbackHandler) (row) -> each.accept(row.getLong(1)), id);
	}

	/**
	 * The entries of a case with their numbers, in order; those without one are left out.
	 */
	List<Sealed> ofCase(String caseId) {
		return this.jdbc.query("select " + Content.COLUMNS + """
				, n, hash, tag from ledger_entry join ledger_seal on entry_id = id
				where case_id = ? order by n""", LedgerSeals::toSealed, caseId);
	}

	/** The highest entry that had been sealed at a moment; 0 when none had. */
	long highestSealedAt(Instant moment) {
		return this.jdbc
			.query("select highest_entry from ledger_head where at <= ? order by at desc, size desc limit 1",
					(row, number) -> row.getLong(1), Utc.of(moment))
			.stream()
			.findFirst()
			.orElse(0L);
	}

	/** The highest entry sealed so far; 0 when none is. */
	long highestSealed() {
		return this.jdbc
			.query("select highest_entry from ledger_head order by size desc limit 1", (row, number) -> row.getLong(1))
			.stream()
			.findFirst()
			.orElse(0L);
	}

	/** How many entries have a number. */
	long numbered() {
		Long last = this.jdbc.queryForObject("select max(n) from ledger_seal", Long.class);
		return (last != null) ? last + 1 : 0;
	}

	/** How many entries there are, sealed or not. */
	long entered() {
		Long unsealed = this.jdbc.queryForObject("""
				select count(*) from ledger_entry
				where not exists (select 1 from ledger_seal where entry_id = ledger_entry.id)""", Long.class);
		return numbered() + ((unsealed != null) ? unsealed : 0);
	}

	Optional<SignedHead> head() {
		return this.jdbc.query(SELECT_HEAD + "order by size desc limit 1", LedgerSeals::toHead).stream().findFirst();
	}

	/** Heads from a size on, the smallest first. */
	List<SignedHead> headsFrom(long size, int limit) {
		return this.jdbc.query(SELECT_HEAD + "where size >= ? order by size limit ?", LedgerSeals::toHead, size, limit);
	}

	/** The last head of at most a size. */
	Optional<SignedHead> headUpTo(long size) {
		return this.jdbc.query(SELECT_HEAD + "where size <= ? order by size desc limit 1", LedgerSeals::toHead, size)
			.stream()
			.findFirst();
	}

	/** How large the ledger was at a moment. */
	long sizeAt(Instant moment) {
		return this.jdbc
			.query("select size from ledger_head where at <= ? order by at desc, size desc limit 1",
					(row, number) -> row.getLong(1), Utc.of(moment))
			.stream()
			.findFirst()
			.orElse(0L);
	}

	/**
	 * Whether there are numbers that no head covers, looked at in one moment.
	 * @return the first such number
	 */
	Optional<Long> beyondHead() {
		return this.jdbc.query("""
				select n from ledger_seal where n >= (select coalesce(max(size), 0) from ledger_head)
				order by n limit 1""", (row, number) -> row.getLong(1)).stream().findFirst();
	}

	/** Numbers with their entries, in order; an entry that is gone is absent. */
	List<Sealed> sealedFrom(long n, int limit) {
		return this.jdbc.query("select " + Content.COLUMNS + """
				, n, hash, tag from ledger_seal left join ledger_entry on id = entry_id
				where n >= ? and n < ? order by n""", LedgerSeals::toSealed, n, n + limit);
	}

	/**
	 * Entries of a kind from a number on, and those that wait for one, looked at in one
	 * moment.
	 */
	List<Content> laterOf(String kind, long n) {
		return this.jdbc.query("select " + Content.COLUMNS + """
				 from ledger_entry left join ledger_seal on entry_id = id
				where kind = ? and (n is null or n >= ?) order by id""", Content.ROW, kind, n);
	}

	/** Registered public keys, the oldest first. */
	List<PublicSigningKey> keys() {
		return this.jdbc.query("select public_key from ledger_key order by at",
				(row, number) -> PublicSigningKey.of(row.getBytes(1)));
	}

	@Override
	public List<byte[]> hashes(int level, long first, int count) {
		if (level == 0) {
			return this.jdbc.query("select hash from ledger_seal where n >= ? and n < ? order by n",
					(row, number) -> row.getBytes(1), first, first + count);
		}
		return this.jdbc.query(
				"select hash from ledger_node where level_no = ? and place >= ? and place < ? order by place",
				(row, number) -> row.getBytes(1), level, first, first + count);
	}

	void insertSeals(long first, List<Content> entries, List<byte[]> leaves) {
		List<Object[]> rows = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			rows.add(new Object[] { first + i, entries.get(i).id(), leaves.get(i) });
		}
		this.jdbc.batchUpdate("insert into ledger_seal (n, entry_id, hash) values (?, ?, ?)", rows);
	}

	void insertNodes(int level, long first, List<byte[]> hashes) {
		List<Object[]> rows = new ArrayList<>();
		for (int i = 0; i < hashes.size(); i++) {
			rows.add(new Object[] { level, first + i, hashes.get(i) });
		}
		this.jdbc.batchUpdate("insert into ledger_node (level_no, place, hash) values (?, ?, ?)", rows);
	}

	void insertHead(SignedHead head, long highestEntry) {
		HexFormat hex = HexFormat.of();
		this.jdbc.update("""
				insert into ledger_head (size, root, at, key_id, signature, highest_entry)
				values (?, ?, ?, ?, ?, ?)""", head.size(), hex.parseHex(head.root()), Utc.of(head.at()), head.key(),
				hex.parseHex(head.signature()), highestEntry);
	}

	/** Registers the first key. */
	void insertKey(PublicSigningKey key, Instant at) {
		this.jdbc.update("insert into ledger_key (id, public_key, at) values (?, ?, ?)", key.id(), key.encoded(),
				Utc.of(at));
	}

	/** Registers a key that the one before it vouches for. */
	void insertKey(PublicSigningKey key, Instant at, PublicSigningKey before, byte[] endorsement) {
		this.jdbc.update("""
				insert into ledger_key (id, public_key, at, endorsed_by, endorsement)
				values (?, ?, ?, ?, ?)""", key.id(), key.encoded(), Utc.of(at), before.id(), endorsement);
	}

	/** Registered keys that name one before them, and its signature. */
	List<Endorsement> endorsements() {
		return this.jdbc.query("select public_key, endorsed_by, endorsement from ledger_key order by at", (row,
				number) -> new Endorsement(PublicSigningKey.of(row.getBytes(1)), row.getString(2), row.getBytes(3)));
	}

	private static Sealed toSealed(ResultSet row, int number) throws SQLException {
		Content content = (row.getLong(1) != 0) ? Content.ROW.mapRow(row, number) : null;
		int next = Content.COUNT;
		return new Sealed(row.getLong(++next), row.getBytes(++next), content, row.getBytes(++next));
	}

	private static SignedHead toHead(ResultSet row, int number) throws SQLException {
		HexFormat hex = HexFormat.of();
		return new SignedHead(row.getLong("size"), hex.formatHex(row.getBytes("root")), Utc.instant(row, "at"),
				hex.formatHex(row.getBytes("signature")), row.getString("key_id"));
	}

	/**
	 * A number, what was hashed under it and what is there now.
	 */
	record Sealed(long n, byte[] hash, @Nullable Content content, byte @Nullable [] tag) {
	}

	/**
	 * A key and who vouches for it.
	 */
	record Endorsement(PublicSigningKey key, @Nullable String by, byte @Nullable [] signature) {
	}

}
