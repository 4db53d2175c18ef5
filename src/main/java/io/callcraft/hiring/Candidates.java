package io.callcraft.hiring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.hiring.Candidate.State;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.workflow.Workflow;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * People who would like to work here, from the first word to the first weeks. The ledger
 * holds what was found and decided, never who it was or what somebody wrote: that is kept
 * here, where it can be erased.
 */
@Service
public class Candidates {

	private static final String PROCESS = "hiring-fit";

	private static final int LONGEST_NAME = 200;

	private static final int LONGEST_EXPERIENCE = 2_000;

	private static final int LONGEST_REASON = 500;

	private final CandidateRows rows;

	private final FitReviews reviews;

	private final TargetProfiles profiles;

	private final Workflow workflow;

	private final People people;

	private final CandidateErasures erasures;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Candidates(CandidateRows rows, FitReviews reviews, TargetProfiles profiles, Workflow workflow, People people,
			CandidateErasures erasures, Clock clock, ApplicationEventPublisher events) {
		this.rows = rows;
		this.reviews = reviews;
		this.profiles = profiles;
		this.workflow = workflow;
		this.people = people;
		this.erasures = erasures;
		this.clock = clock;
		this.events = events;
	}

	/** Everybody, the newest first. */
	@Transactional(readOnly = true)
	public Page<Candidate> all(Actor actor, PageRequest page) {
		TargetProfiles.requireReader(actor);
		long before = (page.after() != null) ? Candidate.number(page.after()) : Long.MAX_VALUE;
		return Page.of(this.rows.before(before, page.limit() + 1), page.limit(), Candidate::id);
	}

	/** A candidate with everything that is known. */
	@Transactional(readOnly = true)
	public CandidateFile file(Actor actor, String id) {
		TargetProfiles.requireReader(actor);
		Candidate candidate = find(id);
		List<Evidence> evidence = this.rows.evidence(candidate.number());
		TargetProfile profile = this.profiles.version(candidate.profile(), candidate.version());
		return new CandidateFile(candidate, profile, evidence, this.reviews.latest(candidate.number()).orElse(null),
				this.rows.steps(candidate.number()), this.rows.onboarding(candidate.number()).orElse(null));
	}

	/**
	 * Takes somebody in who has consented, and begins to look at them.
	 * @param profile id of the target profile that they are looked at by
	 * @throws Conflict when nobody has approved that profile: without a target there is
	 * no evidence (R18)
	 */
	@Transactional
	public Candidate enter(Actor actor, Candidate.Person person, String profile, @Nullable LocalDate consentedOn) {
		actor.mustHaveOneOf(Role.HR);
		Instant now = this.clock.instant();
		check(person, consentedOn, LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1));
		TargetProfile target = this.profiles.approved(profile);
		long number = this.rows.insert(person, target, (consentedOn != null) ? consentedOn : LocalDate.MIN,
				actor.user(), now);
		String id = Candidate.id(number);
		Map<String, Object> detail = new TreeMap<>(Map.of("profile", target.id(), "version", target.version(),
				"consentedOn", String.valueOf(consentedOn)));
		detail.putAll(person.forTheLedger());
		enter(actor, "candidate.entered", id, "A candidate is looked at by " + target.name(), detail);
		this.workflow.start(PROCESS, id, Map.of("profile", target.id()));
		return find(id);
	}

	/**
	 * The candidate takes it back: nobody looks at them any more.
	 * @throws Conflict when it is over already
	 */
	@Transactional
	public Candidate withdraw(Actor actor, String id) {
		actor.mustHaveOneOf(Role.HR);
		end(actor, id, State.WITHDRAWN,
				new HiringStep(HiringStep.Kind.WITHDRAWN, actor.user(), this.clock.instant(), null));
		this.workflow.abort(id, "The candidate took it back", actor);
		return find(id);
	}

	/**
	 * Erases who it was and everything that somebody wrote about them. Levels, decisions
	 * and the ledger stay, which hold nothing of it.
	 * @param because why, without anything personal: it goes on record
	 * @throws Conflict while they are looked at or a legal hold lasts, or when it is
	 * erased already
	 */
	@Transactional
	public Candidate erase(Actor actor, String id, String because) {
		actor.mustHaveOneOf(Role.HR);
		if (because.isBlank() || because.length() > LONGEST_REASON) {
			throw new InvalidInput("reason", "must have 1 to " + LONGEST_REASON + " characters");
		}
		this.erasures.erase(actor.user(), id, because.strip());
		return find(id);
	}

	/** The candidate of an id. */
	Candidate find(String id) {
		return this.rows.find(Candidate.number(id)).orElseThrow(() -> new NotFound("candidate", id));
	}

	/** What was found about them. */
	List<Evidence> evidence(Candidate candidate) {
		return this.rows.evidence(candidate.number());
	}

	/** What they are looked at by. */
	TargetProfile profile(Candidate candidate) {
		return this.profiles.version(candidate.profile(), candidate.version());
	}

	@Transactional(propagation = Propagation.MANDATORY)
	void assign(Actor actor, String id, Candidate.Raters raters) {
		this.rows.raters(open(id).number(), raters);
		enter(actor, "candidate.assigned", id, "Three people look at a candidate",
				Map.of("interviewer", raters.interviewer().value(), "second", raters.second().value(), "simulation",
						raters.simulation().value()));
	}

	@Transactional(propagation = Propagation.MANDATORY)
	void give(Actor actor, String id, Evidence evidence, boolean jobFactsTold) {
		Candidate candidate = open(id);
		this.rows.give(candidate.number(), evidence);
		if (jobFactsTold) {
			this.rows.jobFactsTold(candidate.number());
		}
		List<String> seen = new ArrayList<>();
		evidence.ratings().forEach((trait, level) -> seen.add(trait + " " + level));
		evidence.milestones().forEach((milestone, outcome) -> seen.add(milestone + " " + outcome));
		enter(actor, "evidence.given", id, "Gave evidence by " + evidence.method(),
				Map.of("method", evidence.method().name(), "seen", seen.stream().sorted().toList(), "said",
						evidence.saidForTheLedger()));
	}

	/** A person has decided, or done what was decided. */
	@Transactional(propagation = Propagation.MANDATORY)
	void take(Actor actor, String id, HiringStep.Kind kind, String words) {
		HiringStep step = new HiringStep(kind, actor.user(), this.clock.instant(), words.isEmpty() ? null : words);
		switch (kind) {
			case LETTER -> end(actor, id, State.DECLINED, step);
			case REFUSED -> end(actor, id, State.REFUSED, step);
			case OFFER -> {
				Candidate candidate = open(id);
				this.rows.move(candidate.number(), State.OFFERED, null, null);
				keep(actor, candidate, step);
			}
			default -> keep(actor, open(id), step);
		}
	}

	/** The offer is taken: from now on a rep. */
	@Transactional(propagation = Propagation.MANDATORY)
	void hire(Actor actor, String id, RepId rep, String words) {
		Candidate candidate = open(id);
		this.rows.move(candidate.number(), State.HIRED, this.clock.instant(), rep);
		keep(actor, candidate, new HiringStep(HiringStep.Kind.ACCEPTED, actor.user(), this.clock.instant(),
				words.isEmpty() ? null : words));
		enter(actor, "candidate.hired", rep.value(), "Began as a rep", Map.of("candidate", id));
	}

	/** Says what is wrong with a rep id that a hire is to have; empty when nothing is. */
	String wrongWith(String rep) {
		if (this.people.rep(new RepId(rep)).isEmpty()) {
			return "is no rep: take the rep in first, then say who it is";
		}
		return this.rows.ofRep(new RepId(rep)).isPresent() ? "is another hire's already" : "";
	}

	@Transactional(propagation = Propagation.MANDATORY)
	void onboard(Actor actor, String id, Onboarding begun) {
		Candidate candidate = find(id);
		this.rows.onboard(candidate.number(), begun);
		HiringStep step = new HiringStep(HiringStep.Kind.ONBOARDED, actor.user(), this.clock.instant(), null);
		this.rows.step(candidate.number(), step);
		Map<String, Object> detail = new TreeMap<>(step.forTheLedger());
		detail.putAll(begun.forTheLedger());
		enter(actor, "candidate.decided", candidate.id(), "Selection: " + step.kind(), detail);
	}

	/** Operations ended the workflow. */
	@Transactional(propagation = Propagation.MANDATORY)
	void cancelled(Actor by, String id) {
		if (find(id).state().isOpen()) {
			end(by, id, State.WITHDRAWN,
					new HiringStep(HiringStep.Kind.WITHDRAWN, by.user(), this.clock.instant(), null));
		}
	}

	private void end(Actor actor, String id, State state, HiringStep step) {
		Candidate candidate = open(id);
		this.rows.move(candidate.number(), state, this.clock.instant(), null);
		keep(actor, candidate, step);
	}

	private void keep(Actor actor, Candidate candidate, HiringStep step) {
		this.rows.step(candidate.number(), step);
		enter(actor, "candidate.decided", candidate.id(), "Selection: " + step.kind(), step.forTheLedger());
	}

	/** The candidate, whom nobody else moves meanwhile. */
	private Candidate open(String id) {
		Candidate candidate = this.rows.lock(Candidate.number(id)).orElseThrow(() -> new NotFound("candidate", id));
		if (!candidate.state().isOpen()) {
			throw new Conflict(id, "It is over already: " + candidate.state());
		}
		return candidate;
	}

	private static void check(Candidate.Person person, @Nullable LocalDate consentedOn, LocalDate tomorrow) {
		List<FieldProblem> problems = new ArrayList<>();
		required("name", person.name(), problems);
		required("contact", person.contact(), problems);
		if (person.experience() != null && person.experience().length() > LONGEST_EXPERIENCE) {
			problems.add(new FieldProblem("experience", "is longer than " + LONGEST_EXPERIENCE + " characters"));
		}
		if (consentedOn == null) {
			problems.add(new FieldProblem("consentedOn", "is required: nothing is kept without consent"));
		}
		else if (consentedOn.isAfter(tomorrow)) {
			problems.add(new FieldProblem("consentedOn", "is in the future: enter them once they have consented"));
		}
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
	}

	private static void required(String field, @Nullable String text, List<FieldProblem> problems) {
		if (text == null || text.isBlank() || text.length() > LONGEST_NAME) {
			problems.add(new FieldProblem(field, "must have 1 to " + LONGEST_NAME + " characters"));
		}
	}

	private void enter(Actor actor, String kind, String subject, String what, Map<String, Object> detail) {
		this.events
			.publishEvent(new Auditable(this.clock.instant(), actor.user(), kind, subject, null, what, detail, null));
	}

}
