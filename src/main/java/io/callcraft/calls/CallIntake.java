package io.callcraft.calls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Takes calls in: checks them, drops what is there already, refuses what contradicts it,
 * and stores the rest with a place in the queue of their rep, a thousand in a
 * transaction. Good lines stay where others are refused; memory does not grow with the
 * number of lines.
 */
@Service
public class CallIntake {

	/** How many calls one import may hold. */
	public static final int MOST = 100_000;

	private static final Logger logger = LoggerFactory.getLogger(CallIntake.class);

	private static final int CHUNK = 1_000;

	/** More than {@link #MOST}: room for the numbers of an import's calls. */
	static final long IDS_OF_AN_IMPORT = 131_072;

	private final People people;

	private final CallStore store;

	private final ImportLog imports;

	private final ObjectProvider<NewWork> listeners;

	private final Clock clock;

	CallIntake(People people, CallStore store, ImportLog imports, ObjectProvider<NewWork> listeners, Clock clock) {
		this.people = people;
		this.store = store;
		this.imports = imports;
		this.listeners = listeners;
		this.clock = clock;
	}

	/**
	 * Takes what somebody sends.
	 * @param format how it is written
	 * @param body UTF-8; read to its end
	 * @param by who sends it
	 * @throws InvalidInput when it has no beginning that can be read: no array, no header
	 * @throws IOException when it breaks off; what came before stays
	 */
	public Receipt take(CallFormat format, InputStream body, Actor by) throws IOException {
		CallReader reader = switch (format) {
			case JSON -> new ArrayOfJson(body);
			case NDJSON -> new LinesOfJson(body);
			case CSV -> new LinesOfCsv(body);
		};
		return take(reader, by);
	}

	/**
	 * Takes calls that are made by the application itself.
	 * @param calls at most {@link #MOST}; checked like all others
	 */
	public Receipt take(Iterable<Call> calls, Actor by) {
		try {
			return take(new GivenCalls(calls.iterator()), by);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Calls in memory cannot break off", ex);
		}
	}

	private Receipt take(CallReader reader, Actor by) throws IOException {
		long importId = this.imports.begin(by.user());
		Tally tally = new Tally();
		try {
			readAll(reader, importId, tally);
			this.imports.received(importId, tally);
		}
		catch (IOException | RuntimeException ex) {
			fail(importId, tally, ex);
			throw ex;
		}
		finally {
			this.listeners.forEach(NewWork::calls);
		}
		Receipt receipt = tally.receipt(importId);
		logger.info("{}: {} calls accepted, {} duplicates, {} rejected", receipt.importId(), receipt.accepted(),
				receipt.duplicates(), receipt.rejectedInAll());
		return receipt;
	}

	private void readAll(CallReader reader, long importId, Tally tally) throws IOException {
		CallDraft draft = new CallDraft();
		CallChecks checks = checks();
		List<Line> chunk = new ArrayList<>(CHUNK);
		long id = importId * IDS_OF_AN_IMPORT;
		while (true) {
			try {
				if (tally.received() >= MOST) {
					if (!reader.skip()) {
						break;
					}
					throw new Rejected("line", "is beyond the " + MOST + " calls of one request");
				}
				draft.clear();
				if (!reader.read(draft)) {
					break;
				}
				chunk.add(new Line(reader.line(), checks.check(id++, draft)));
				tally.receive();
			}
			catch (Rejected ex) {
				tally.receive();
				tally.reject(new Rejection(reader.line(), ex.field(), ex.reason()));
			}
			if (chunk.size() == CHUNK) {
				store(importId, chunk, tally);
				checks = checks();
			}
		}
		if (!chunk.isEmpty()) {
			store(importId, chunk, tally);
		}
	}

	private CallChecks checks() {
		return new CallChecks(this.people.roster(), this.clock.instant());
	}

	private void store(long importId, List<Line> chunk, Tally tally) {
		tally.add(this.store.store(importId, chunk, tally));
		chunk.clear();
	}

	private void fail(long importId, Tally tally, Exception reason) {
		logger.warn("{} broke off after {} calls: {}", Import.idOf(importId), tally.accepted(), reason.toString());
		try {
			this.imports.failed(importId, tally);
		}
		catch (RuntimeException ex) {
			// the database is away: the import shows as failed once it has been silent
			// for long
			reason.addSuppressed(ex);
		}
	}

}
