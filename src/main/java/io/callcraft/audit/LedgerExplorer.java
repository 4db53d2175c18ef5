package io.callcraft.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What auditors do with the ledger besides reading it: take it along, draw samples, lay
 * two cases side by side. What leaves the house is itself entered.
 */
@Service
public class LedgerExplorer {

	private static final int MOST_OF_A_SAMPLE = 500;

	private static final int PAGE = 500;

	private static final int MOST_OF_A_CASE = 2000;

	private final Ledger ledger;

	private final LedgerTable table;

	private final TransactionTemplate transaction;

	private final Clock clock;

	LedgerExplorer(Ledger ledger, LedgerTable table, PlatformTransactionManager transactions, Clock clock) {
		this.ledger = ledger;
		this.table = table;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * The entries wanted that the reader may see, the oldest first, read page by page, up
	 * to the one that tells of this export.
	 * @throws NotAllowed when the reader's roles give no access to the ledger
	 */
	public Stream<Entry> export(Actor reader, EntryFilter filter) {
		EntryConditions.of(reader, filter);
		enter(reader, "ledger.exported", "Entries of the ledger were exported", filter.given());
		long last = this.table.highest();
		return Stream
			.iterate(Optional.of(page(reader, filter, null)), Optional::isPresent,
					(page) -> page.map(Page::next)
						.filter((after) -> Long.parseLong(after) < last)
						.map((after) -> page(reader, filter, after)))
			.flatMap((page) -> page.orElseThrow().items().stream())
			.filter((entry) -> entry.id() <= last);
	}

	private Page<Entry> page(Actor reader, EntryFilter filter, @Nullable String after) {
		return this.ledger.entries(reader, filter, new PageRequest(after, PAGE));
	}

	/**
	 * Draws entries by chance, so that everybody who has the ledger can draw the same:
	 * those wanted with the lowest SHA-256 of the seed, a colon and their number.
	 * @param seed any text, known to whoever draws again
	 * @param size how many, 1 to 500
	 * @param upTo entries with a number below it are drawn from; absent for all that are
	 * sealed
	 * @throws InvalidInput when the size is out of range or the seed is blank
	 * @throws NotAllowed when the reader's roles give no access to the ledger
	 */
	public Sample sample(Actor reader, EntryFilter filter, String seed, int size, @Nullable Long upTo) {
		if (seed.isBlank()) {
			throw new InvalidInput("seed", "A sample needs a seed: give any text, and keep it to draw the same again");
		}
		if (size < 1 || size > MOST_OF_A_SAMPLE) {
			throw new InvalidInput("size", size + " is out of range: use 1 to " + MOST_OF_A_SAMPLE);
		}
		long sealed = this.ledger.head(reader).size();
		long limit = (upTo != null) ? Math.min(upTo, sealed) : sealed;
		Drawn drawn = new Drawn(seed, size);
		this.table.eachNumber(EntryConditions.of(reader, filter).and(" and n < ?", limit), drawn::offer);
		Map<String, Object> detail = new HashMap<>(filter.given());
		detail.putAll(Map.of("seed", seed, "size", size, "upTo", limit, "numbers", drawn.numbers()));
		enter(reader, "ledger.sampled", "A sample of the ledger was drawn", detail);
		List<Entry> entries = drawn.numbers().stream().map((n) -> this.ledger.entry(reader, n)).toList();
		return new Sample(seed, size, limit, drawn.population, entries);
	}

	/**
	 * Lays two cases side by side: what is of the same kind and about the same task
	 * stands in one row, in the order in which it happened.
	 * @throws NotFound when nothing was entered about a case
	 * @throws NotAllowed when the reader's roles give no access to the ledger
	 */
	@Transactional(readOnly = true)
	public SideBySide sideBySide(Actor reader, String left, String right) {
		return SideBySide.of(story(reader, left), story(reader, right));
	}

	private List<Entry> story(Actor reader, String caseId) {
		List<Entry> story = new ArrayList<>();
		@Nullable String after = null;
		do {
			Page<Entry> page = page(reader, EntryFilter.ofCase(caseId), after);
			story.addAll(page.items());
			after = page.next();
		}
		while (after != null && story.size() < MOST_OF_A_CASE);
		if (story.isEmpty()) {
			throw new NotFound("case", caseId);
		}
		return story;
	}

	private void enter(Actor reader, String kind, String what, Map<String, Object> detail) {
		this.transaction.executeWithoutResult((status) -> this.ledger
			.hear(new Auditable(this.clock.instant(), reader.user(), kind, "ledger", null, what, detail, null)));
	}

	/**
	 * What was drawn.
	 *
	 * @param seed as it was given
	 * @param size as it was given
	 * @param upTo entries with a number below it were drawn from
	 * @param population how many those were, after the filter
	 * @param entries what was drawn, in the order of their numbers
	 */
	public record Sample(String seed, int size, long upTo, long population, List<Entry> entries) {

		public Sample {
			entries = List.copyOf(entries);
		}

	}

	/**
	 * The numbers with the lowest hashes so far.
	 */
	private static final class Drawn {

		private final String seed;

		private final int size;

		private final PriorityQueue<Lot> lots = new PriorityQueue<>(Comparator.comparing(Lot::hash).reversed());

		private long population;

		Drawn(String seed, int size) {
			this.seed = seed;
			this.size = size;
		}

		void offer(long number) {
			this.population++;
			byte[] hash = Tree.sha256().digest((this.seed + ":" + number).getBytes(StandardCharsets.UTF_8));
			this.lots.add(new Lot(HexFormat.of().formatHex(hash), number));
			if (this.lots.size() > this.size) {
				this.lots.remove();
			}
		}

		List<Long> numbers() {
			return this.lots.stream().map(Lot::number).sorted().toList();
		}

	}

	/**
	 * A number and its hash.
	 */
	private record Lot(String hash, long number) {
	}

}
