package io.callcraft.hiring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import io.callcraft.shared.Competency;

/**
 * Everything that a candidate may be looked at for (R15–R17). The list is closed on
 * purpose: nothing else about a person can be evidence, be asked for by a target profile
 * or be named by a rule.
 */
public enum Trait {

	/** Prefers to lead over reacting to what is asked for. */
	LEADS(FourC.COMPETENCY, TraitKind.TALENT, "Leads rather than reacts"),

	VERSATILE(FourC.COMPETENCY, TraitKind.TALENT, "Meets every customer another way"),

	BUILDS_RELATIONSHIPS(FourC.COMPETENCY, TraitKind.TALENT, "Builds relationships unasked"),

	PERSUASIVE(FourC.COMPETENCY, TraitKind.TALENT, "Delivers a message persuasively"),

	SENSITIVE(FourC.COMPETENCY, TraitKind.TALENT, "Hears subtle cues"),

	TRANSITION(Competency.TRANSITION), NEUTRALIZE(Competency.NEUTRALIZE), TONE(Competency.TONE),
	READ_TONE(Competency.READ_TONE), DROP_THE_ROPE(Competency.DROP_THE_ROPE), ADAPT(Competency.ADAPT),
	PERSONALIZE(Competency.PERSONALIZE), OPEN_UP(Competency.OPEN_UP), BUILD_VALUE(Competency.BUILD_VALUE),
	NATURAL_SCRIPT(Competency.NATURAL_SCRIPT), VERBAL_CLUES(Competency.VERBAL_CLUES), BRIDGE(Competency.BRIDGE),

	PRODUCTS(FourC.COMPETENCY, TraitKind.KNOWLEDGE, "Knows products like ours"),

	SYSTEMS(FourC.COMPETENCY, TraitKind.KNOWLEDGE, "Finds the way in our systems"),

	OBLIGATIONS(FourC.COMPETENCY, TraitKind.KNOWLEDGE, "Knows what the law asks of a call"),

	HONESTY(FourC.CHARACTER, TraitKind.ATTITUDE, "Honesty"),

	TRUST_BY_PHONE(FourC.CHARACTER, TraitKind.ATTITUDE, "Conveys trust by telephone"),

	WORK_ETHIC(FourC.CHARACTER, TraitKind.ATTITUDE, "Work ethic"),

	WILL_TO_LEARN(FourC.CHARACTER, TraitKind.ATTITUDE, "Willing to learn"),

	HARMONY(FourC.CHARACTER, TraitKind.ATTITUDE, "Good for the harmony of a team"),

	CONFIDENCE(FourC.CHARACTER, TraitKind.ATTITUDE, "Confident when rejected"),

	OWNS_MISTAKES(FourC.CHARACTER, TraitKind.ATTITUDE, "Owns mistakes"),

	GOALS(FourC.CAREER, TraitKind.ATTITUDE, "A career, not only a paycheck"),

	FULFILMENT(FourC.CAREER, TraitKind.ATTITUDE, "Finds the role fulfilling"),

	STEP_FORWARD(FourC.CAREER, TraitKind.ATTITUDE, "A step forward"),

	MANY_CALLS(FourC.CAREER, TraitKind.ATTITUDE, "At ease with fifty and more calls a day"),

	PAY(FourC.CAREER, TraitKind.JOB_FACT, "Pay, against what the candidate needs"),

	COMMUTE(FourC.CAREER, TraitKind.JOB_FACT, "The way to work"),

	DESK(FourC.CAREER, TraitKind.JOB_FACT, "All day at one desk"),

	TEAM(FourC.CULTURE, TraitKind.ATTITUDE, "Fits into the team"),

	CO_WORKERS(FourC.CULTURE, TraitKind.ATTITUDE, "Gets along with co-workers"),

	MANAGERS(FourC.CULTURE, TraitKind.ATTITUDE, "Gets along with managers"),

	CUSTOMERS(FourC.CULTURE, TraitKind.ATTITUDE, "Likes customers"),

	PROFESSIONALISM(FourC.CULTURE, TraitKind.ATTITUDE, "Professionalism"),

	VIEW_OF_SERVICE(FourC.CULTURE, TraitKind.ATTITUDE, "Sees service as we do"),

	VALUES(FourC.CULTURE, TraitKind.ATTITUDE, "Shares what we stand for"),

	FLEXIBILITY(FourC.CULTURE, TraitKind.ATTITUDE, "Takes change well");

	private final FourC four;

	private final TraitKind kind;

	private final String title;

	Trait(FourC four, TraitKind kind, String title) {
		this.four = four;
		this.kind = kind;
		this.title = title;
	}

	Trait(Competency skill) {
		this(FourC.COMPETENCY, TraitKind.SKILL, skill.title());
	}

	/** The kind of fit that it is part of. */
	public FourC four() {
		return this.four;
	}

	public TraitKind kind() {
		return this.kind;
	}

	/** What it is called. */
	public String title() {
		return this.title;
	}

	/** Whether it can be rated; facts about the job cannot. */
	public boolean isScored() {
		return this.kind != TraitKind.JOB_FACT;
	}

	/** Its name in forms: {@code buildsRelationships}. */
	public String key() {
		StringBuilder key = new StringBuilder();
		for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
			key.append(key.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
		}
		return key.toString();
	}

	/** The trait of a name in capitals. Empty when there is none. */
	public static Optional<Trait> of(String name) {
		return Arrays.stream(values()).filter((trait) -> trait.name().equals(name)).findFirst();
	}

}
