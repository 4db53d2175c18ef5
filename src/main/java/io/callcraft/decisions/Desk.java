package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.drools.core.event.DefaultAgendaEventListener;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;

/**
 * A place where one question at a time is answered: a rule session in which nothing but
 * the thresholds stays from one question to the next.
 */
final class Desk extends DefaultAgendaEventListener implements RuleRuntimeEventListener {

	/**
	 * A question may make rules fire this often, and so many times more for each fact.
	 */
	private static final int FIRINGS = 2000;

	private static final int FIRINGS_PER_FACT = 50;

	/** One for all desks: making one looks for settings in every jar. */
	private static final KieSessionConfiguration CONFIGURATION = configuration();

	private static final long IDLE = 0;

	private static final long STOPPED = -1;

	private final RuleBook book;

	private final Set<Class<?>> verdictTypes;

	private final KieSession session;

	/** When the question at hand was asked, or {@link #IDLE}, or {@link #STOPPED}. */
	private final AtomicLong askedAt = new AtomicLong(IDLE);

	private volatile long asker;

	private final Workload.Count workload;

	private final List<FactHandle> handles = new ArrayList<>();

	private List<Verdict> verdicts = new ArrayList<>();

	private List<Firing> fired = new ArrayList<>();

	private String rule = "";

	private String file = "";

	private List<Object> matched = List.of();

	private boolean resident;

	Desk(RuleBook book, Collection<Threshold> thresholds) {
		this.book = book;
		this.workload = book.workload().newCount();
		this.verdictTypes = Set.copyOf(book.vocabulary().verdicts());
		this.session = book.base().newKieSession(CONFIGURATION, null);
		this.session.addEventListener((org.kie.api.event.rule.AgendaEventListener) this);
		this.session.addEventListener((RuleRuntimeEventListener) this);
		this.resident = true;
		thresholds.forEach(this.session::insert);
		this.resident = false;
	}

	private static KieSessionConfiguration configuration() {
		KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
		configuration.setOption(KeepReferenceOption.NO);
		// one thread at a time: the pool sees to it
		configuration.setOption(ThreadSafeOption.NO);
		return configuration;
	}

	/**
	 * Answers a question.
	 * @throws RunawayRule when the rules go beyond their budget; the desk is of no use
	 * after that, nor after any other exception
	 */
	Ruling ask(List<?> facts) {
		this.verdicts = new ArrayList<>();
		this.fired = new ArrayList<>();
		this.rule = "";
		long start = System.nanoTime() | 1;
		this.asker = Thread.currentThread().getId();
		this.askedAt.set(start);
		this.session.insert(new Question());
		this.workload.reset();
		for (Object fact : facts) {
			this.workload.add(fact);
		}
		this.workload.check();
		for (Object fact : facts) {
			this.session.insert(fact);
		}
		int limit = FIRINGS + FIRINGS_PER_FACT * facts.size();
		int firings = fire(limit);
		if (!this.askedAt.compareAndSet(start, IDLE)) {
			throw new RunawayRule("The rules of '" + this.book.vocabulary().decision()
					+ "' took too long and were stopped; the last to fire was \"" + this.rule + "\"");
		}
		if (firings >= limit) {
			throw new RunawayRule("The rules of '" + this.book.vocabulary().decision() + "' fired " + firings
					+ " times and were stopped; the last to fire was \"" + this.rule + "\"");
		}
		for (FactHandle handle : this.handles) {
			this.session.delete(handle);
		}
		this.handles.clear();
		return new Ruling(this.verdicts, this.fired);
	}

	private int fire(int limit) {
		try {
			return this.session.fireAllRules(limit);
		}
		catch (RuntimeException ex) {
			Throwable cause = ex;
			while (cause.getCause() != null) {
				cause = cause.getCause();
			}
			if (cause instanceof RunawayRule runaway) {
				throw runaway;
			}
			String after = this.rule.isEmpty() ? "" : ", at or after rule \"" + this.rule + "\"";
			throw new FailedRule("The rules of '" + this.book.vocabulary().decision()
					+ "' cannot be applied to these facts" + after + ": " + cause.getMessage(), ex);
		}
	}

	/** When the question at hand was asked, by {@link System#nanoTime()}; 0 for none. */
	long askedAt() {
		long start = this.askedAt.get();
		return (start == STOPPED) ? IDLE : start;
	}

	/** The thread that asked. */
	long asker() {
		return this.asker;
	}

	/** Stops the question asked at that time, if it is still at hand. Any thread may. */
	boolean stop(long start) {
		boolean mine = this.askedAt.compareAndSet(start, STOPPED);
		if (mine) {
			this.session.halt();
		}
		return mine;
	}

	void close() {
		this.session.dispose();
	}

	@Override
	public void beforeMatchFired(BeforeMatchFiredEvent event) {
		Match match = event.getMatch();
		this.rule = match.getRule().getName();
		this.file = this.book.fileOf(this.rule);
		List<Object> facts = new ArrayList<>();
		List<Object> withoutThresholds = new ArrayList<>();
		for (Object fact : match.getObjects()) {
			if (fact instanceof Record) {
				facts.add(fact);
				if (!(fact instanceof Threshold)) {
					withoutThresholds.add(fact);
				}
			}
		}
		this.matched = withoutThresholds;
		this.fired.add(new Firing(this.rule, this.file, facts));
	}

	@Override
	public void objectInserted(ObjectInsertedEvent event) {
		if (this.resident) {
			return;
		}
		this.handles.add(event.getFactHandle());
		if (event.getRule() == null) {
			return;
		}
		LongTexts.refuse(event.getObject(), this.rule);
		this.workload.add(event.getObject());
		if (this.workload.hasGrown()) {
			this.workload.check();
		}
		if (this.verdictTypes.contains(event.getObject().getClass())) {
			this.verdicts.add(new Verdict(event.getObject(), this.rule, this.file, this.matched));
		}
	}

	@Override
	public void objectUpdated(@Nullable ObjectUpdatedEvent event) {
		// facts do not change
	}

	@Override
	public void objectDeleted(@Nullable ObjectDeletedEvent event) {
		// facts are taken away between questions only
	}

}
