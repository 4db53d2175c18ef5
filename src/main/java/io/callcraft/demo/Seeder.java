package io.callcraft.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.callcraft.calls.Call;
import io.callcraft.calls.CallIntake;
import io.callcraft.calls.FollowUps;
import io.callcraft.people.Users;
import io.callcraft.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Fills the demonstration center while the application is already in use: people first,
 * then ninety days of calls, then the stories. Every step can be repeated, so a kill at
 * any moment costs nothing: the next start goes on.
 */
@Component
@Profile(DemonstrationCenter.PROFILE)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Seeder implements ApplicationRunner, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(Seeder.class);

	private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

	private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

	/**
	 * A story whose next task does not come up for so long has been taken over by a
	 * visitor.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final DemonstrationCenter center;

	private final DemonstrationRecord record;

	private final DemonstrationPeople people;

	private final Users users;

	private final CallIntake intake;

	private final FollowUps followUps;

	private final Storyteller storyteller;

	private final Rewards rewards;

	private final Happenings happenings;

	private final Development development;

	private final Coaching coaching;

	private final Hiring hiring;

	private final Pilot pilot;

	private final Welcome welcome;

	private final Clock clock;

	/**
	 * Open until the application stops; no thread is interrupted, which would close H2's
	 * files.
	 */
	private final CountDownLatch stopping = new CountDownLatch(1);

	private @Nullable Thread thread;

	Seeder(DemonstrationCenter center, DemonstrationRecord record, DemonstrationPeople people, Users users,
			CallIntake intake, FollowUps followUps, Storyteller storyteller, Rewards rewards, Happenings happenings,
			Development development, Coaching coaching, Hiring hiring, Pilot pilot, Welcome welcome, Clock clock) {
		this.center = center;
		this.record = record;
		this.people = people;
		this.users = users;
		this.intake = intake;
		this.followUps = followUps;
		this.storyteller = storyteller;
		this.rewards = rewards;
		this.happenings = happenings;
		this.development = development;
		this.coaching = coaching;
		this.hiring = hiring;
		this.pilot = pilot;
		this.welcome = welcome;
		this.clock = clock;
	}

	/** Lets somebody sign in from the first moment on. */
	@Override
	public void run(ApplicationArguments arguments) {
		if (this.record.setUpAt().isEmpty()) {
			this.record.begin(this.clock.instant().truncatedTo(ChronoUnit.MICROS));
		}
		if (this.record.isReady()) {
			this.center.ready();
		}
		else {
			this.people.enterStaff();
		}
	}

	@EventListener(ApplicationReadyEvent.class)
	@Order
	synchronized void start() {
		this.welcome.say();
		if (this.center.progress().state() == DemonstrationCenter.State.SEEDING) {
			Thread seeding = new Thread(this::fill, "demonstration");
			seeding.setDaemon(true);
			seeding.start();
			this.thread = seeding;
		}
	}

	@Override
	public synchronized void destroy() throws InterruptedException {
		this.stopping.countDown();
		if (this.thread != null) {
			this.thread.join(Duration.ofSeconds(10).toMillis());
		}
	}

	private void fill() {
		Duration before = Duration.ZERO;
		while (goesOnAfter(before)) {
			try {
				Instant setUpAt = this.record.setUpAt().orElseThrow();
				this.center.progressed(2, "Entering people");
				this.people.enterTeamsAndReps(setUpAt);
				this.hiring.lookForSomebody();
				this.happenings.beforeCalls(setUpAt);
				this.pilot.takeCalls(setUpAt);
				takeCalls(setUpAt);
				if (goesOnAfter(Duration.ZERO)) {
					this.rewards.handOut();
				}
				this.development.certifyCoaches();
				tellStories();
				// a story that was broken off must not be taken for one that has ended
				if (goesOnAfter(Duration.ZERO)) {
					tellHappenings();
					this.pilot.end();
					this.happenings.drawCalls(setUpAt);
					this.development.settleGaps();
					this.development.calibrate();
					this.coaching.tell();
					this.hiring.lookAtIvy();
				}
				if (goesOnAfter(Duration.ZERO)) {
					this.record.ready(this.clock.instant());
					this.center.ready();
					this.welcome.say();
				}
				return;
			}
			catch (RuntimeException ex) {
				logger.warn("Filling the demonstration center failed and is tried again", ex);
				before = AFTER_FAILURE;
			}
		}
	}

	private void takeCalls(Instant setUpAt) {
		CallGenerator generator = new CallGenerator(setUpAt);
		List<CastMember> members = Cast.members();
		Iterator<Call> calls = members.stream().flatMap((member) -> {
			this.center.progressed(5 + 50 * member.number() / members.size(), "Taking in calls");
			return goesOnAfter(Duration.ZERO) ? generator.calls(member).stream() : Stream.empty();
		}).iterator();
		this.intake.take(() -> calls, this.users.actor(Staff.INTEGRATION).orElseThrow());
		int waiting;
		do {
			waiting = this.followUps.waiting(members.size()).size();
			this.center.progressed(80 - 25 * waiting / members.size(), "Following calls");
		}
		while (waiting > 0 && goesOnAfter(LOOK_AGAIN));
	}

	/** All stories go on side by side; each waits for its own tasks only. */
	private void tellStories() {
		Map<CastMember, List<Scene>> stories = new HashMap<>();
		Map<Integer, List<Scene>> all = Stories.all();
		Cast.members()
			.stream()
			.filter((member) -> all.containsKey(member.number()))
			.forEach((member) -> stories.put(member, all.getOrDefault(member.number(), List.of())));
		Pilot.members().forEach((member) -> stories.put(member, Pilot.story(member)));
		int told = stories.size();
		Instant lastMoved = this.clock.instant();
		while (!stories.isEmpty() && lastMoved.plus(PATIENCE).isAfter(this.clock.instant())
				&& goesOnAfter(LOOK_AGAIN)) {
			this.center.progressed(98 - 18 * stories.size() / told, "Telling stories");
			Iterator<Map.Entry<CastMember, List<Scene>>> each = stories.entrySet().iterator();
			while (each.hasNext()) {
				Map.Entry<CastMember, List<Scene>> story = each.next();
				switch (tell(story.getKey(), story.getValue())) {
					case MOVED -> lastMoved = this.clock.instant();
					case TOLD -> each.remove();
					case WAITS -> {
					}
				}
			}
		}
		if (goesOnAfter(Duration.ZERO)) {
			stories.keySet().forEach((member) -> logger.warn("The story of {} was not told to its end", member.id()));
		}
	}

	private void tellHappenings() {
		this.happenings.reportJo();
		this.happenings.moveDolores();
		Instant last = this.clock.instant().plus(PATIENCE);
		while (goesOnAfter(LOOK_AGAIN) && !this.happenings.tellKim() && this.clock.instant().isBefore(last)) {
			this.center.progressed(99, "Telling stories");
		}
	}

	/** A visitor may be at the same case at the same moment: then this waits its turn. */
	private Storyteller.Progress tell(CastMember member, List<Scene> scenes) {
		try {
			return this.storyteller.tell(member, scenes);
		}
		catch (Refusal | ConcurrencyFailureException ex) {
			logger.info("The story of {} waits: {}", member.id(), ex.getMessage());
			return Storyteller.Progress.WAITS;
		}
	}

	/** Waits; answers whether the application is still there then. */
	private boolean goesOnAfter(Duration length) {
		try {
			return !this.stopping.await(length.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
