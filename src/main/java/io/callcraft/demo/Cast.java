package io.callcraft.demo;

import java.util.ArrayList;
import java.util.List;

import io.callcraft.calls.Call.Behaviour;
import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.shared.TeamId;

import static io.callcraft.shared.Milestone.COMMITMENT;
import static io.callcraft.shared.Milestone.CONCERNS;
import static io.callcraft.shared.Milestone.DISCOVERY;
import static io.callcraft.shared.Milestone.LEAD;
import static io.callcraft.shared.Milestone.RECOMMENDATION;
import static io.callcraft.shared.Milestone.STATED_NEEDS;
import static io.callcraft.shared.Milestone.UNSTATED_NEEDS;

/**
 * The forty reps of the demonstration center: some with a story in their calls, the
 * others with nothing but honest noise around the target.
 */
final class Cast {

	/** Lead is refused and the transition never tried, until it is trained. */
	static final int BIFF = 1;

	/** Leads well and never recommends. */
	static final int DOLORES = 2;

	/** A good run, then skips offers. */
	static final int TRENT = 3;

	/** Nobody notes which skills show on the calls. */
	static final int MIA = 4;

	/** Takes few calls and has a bad day; a call of it was judged wrongly. */
	static final int KIM = 5;

	/** Few calls, a raw rate under the limit, and nothing more than that. */
	static final int RUTH = 6;

	/** Superb outcomes, and never uses a name. */
	static final int OMAR = 7;

	/** Is not let to lead; the talk in private waits. */
	static final int GIL = 8;

	/** Below the limit; the case has just opened. */
	static final int TESS = 9;

	/** Discovery low, and never warned: trained, not disciplined. */
	static final int ANA = 15;

	/** Below the limit; an objective was missed. */
	static final int ED = 16;

	/** Puts callers back into the queue. */
	static final int JO = 17;

	/** A perfect checklist, and outcomes just above the limits. */
	static final int LENA = 18;

	/** Sells although no need came up. */
	static final int LEO = 19;

	/** Never asks for the sale, refuses, replied to HR. */
	static final int VINCE = 28;

	/** Like Vince; the reply is still out. */
	static final int NOOR = 29;

	/** Something protected came up in the heart-to-heart. */
	static final int SAM = 30;

	/** Deaf to cues: a talent that cannot be taught. */
	static final int PAUL = 31;

	/** New in the job: low, and within the grace of a newcomer. */
	static final int NIA = 32;

	private static final int LONG_AGO = 900;

	private static final List<String> OTHERS_OF_NORTH = List.of("Ravi Menon", "Hope Sandoval", "Otis Brandt",
			"June Park", "Cyril Okafor");

	private static final List<String> OTHERS_OF_HARBOR = List.of("Vera Simic", "Abel Norris", "Wanda Kowal",
			"Ines Duarte", "Karl Ostrom", "Mabel Reid", "Theo Laurent", "Suki Tan");

	private static final List<String> OTHERS_OF_GARDEN = List.of("Bea Holm", "Dario Conti", "Faye Whitlock",
			"Igor Petrov", "Lula Grant", "Nils Aker", "Pearl Osei", "Rosa Vidal");

	private Cast() {
	}

	/** All forty, by number. */
	static List<CastMember> members() {
		List<CastMember> members = new ArrayList<>(40);
		north(members);
		harbor(members);
		garden(members);
		return List.copyOf(members);
	}

	private static void north(List<CastMember> members) {
		TeamId team = Staff.NORTH;
		members.add(told(BIFF, "Biff Calloway", team, 500, CallPattern.USUAL.with(LEAD, 0.55)));
		members.add(told(DOLORES, "Dolores Quist", team, 14 * 365,
				CallPattern.USUAL.with(LEAD, 0.93).with(RECOMMENDATION, 0.12)));
		members.add(told(TRENT, "Trent Maddox", team, 800,
				CallPattern.USUAL.with(RECOMMENDATION, 0.5).turning(29, RECOMMENDATION, 0.04).partOfTheDay()));
		members.add(told(MIA, "Mia Tolland", team, 420, CallPattern.USUAL.with(DISCOVERY, 0.5).withoutTally()));
		members.add(told(KIM, "Kim Aldous", team, 650, CallPattern.USUAL.rarely()));
		members.add(told(RUTH, "Ruth Ellery", team, 1200, CallPattern.USUAL.rarely()));
		members.add(told(OMAR, "Omar Haddad", team, 1500,
				CallPattern.USUAL.with(LEAD, 0.95)
					.with(DISCOVERY, 0.93)
					.with(STATED_NEEDS, 0.97)
					.with(UNSTATED_NEEDS, 0.82)
					.with(RECOMMENDATION, 0.74)
					.with(CONCERNS, 0.9)
					.with(COMMITMENT, 0.68)
					.naming(0.03)));
		members.add(told(GIL, "Gil Farrow", team, 560, CallPattern.USUAL.with(LEAD, 0.6)));
		members.add(told(TESS, "Tess Lindqvist", team, 610, CallPattern.USUAL.with(STATED_NEEDS, 0.62)));
		// half of the team misses the same step, each of them a little
		for (String name : OTHERS_OF_NORTH) {
			members.add(other(members.size() + 1, name, team, CallPattern.USUAL.with(CONCERNS, 0.71)));
		}
	}

	private static void harbor(List<CastMember> members) {
		TeamId team = Staff.HARBOR;
		members.add(new CastMember(ANA, "Ana Brandao", team, 300, RewardPreference.RECOGNITION, null,
				CallPattern.USUAL.with(DISCOVERY, 0.55)));
		members.add(told(ED, "Ed Garrick", team, 380,
				CallPattern.USUAL.with(DISCOVERY, 0.52).behaving(Behaviour.GAMES, 0.04)));
		members.add(told(JO, "Jo Merriam", team, 700, CallPattern.USUAL.behaving(Behaviour.REQUEUED_CALLER, 0.06)));
		members.add(told(LENA, "Lena Hartmann", team, 950,
				CallPattern.USUAL.with(UNSTATED_NEEDS, 0.56)
					.with(RECOMMENDATION, 0.46)
					.with(COMMITMENT, 0.41)
					.naming(1)));
		members.add(told(LEO, "Leo Santoro", team, 330,
				CallPattern.USUAL.with(DISCOVERY, 0.88)
					.with(STATED_NEEDS, 0.99)
					.with(UNSTATED_NEEDS, 0.69)
					.with(COMMITMENT, 0.5)
					.pushing(0.06)));
		for (String name : OTHERS_OF_HARBOR) {
			members.add(other(members.size() + 1, name, team, CallPattern.USUAL));
		}
	}

	private static void garden(List<CastMember> members) {
		TeamId team = Staff.GARDEN;
		members.add(told(VINCE, "Vince Rourke", team, 600, CallPattern.USUAL.with(COMMITMENT, 0.1)));
		members.add(told(NOOR, "Noor Aziz", team, 560, CallPattern.USUAL.with(COMMITMENT, 0.12)));
		members.add(told(SAM, "Sam Pryor", team, 850, CallPattern.USUAL.with(UNSTATED_NEEDS, 0.28)));
		members.add(told(PAUL, "Paul Zeller", team, 480,
				CallPattern.USUAL.with(STATED_NEEDS, 0.94).with(UNSTATED_NEEDS, 0.22).with(CONCERNS, 0.58)));
		members.add(new CastMember(NIA, "Nia Okoro", team, 40, RewardPreference.POINTS, 38,
				CallPattern.USUAL.with(RECOMMENDATION, 0.2)));
		for (String name : OTHERS_OF_GARDEN) {
			members.add(other(members.size() + 1, name, team, CallPattern.USUAL));
		}
	}

	/** Somebody with a story, warned long ago. */
	private static CastMember told(int number, String name, TeamId team, int hiredDaysAgo, CallPattern pattern) {
		return new CastMember(number, name, team, hiredDaysAgo, preference(number), 200, pattern);
	}

	private static CastMember other(int number, String name, TeamId team, CallPattern pattern) {
		return new CastMember(number, name, team, 250 + (number * 97) % LONG_AGO, preference(number), 200, pattern);
	}

	private static RewardPreference preference(int number) {
		return RewardPreference.values()[number % RewardPreference.values().length];
	}

}
