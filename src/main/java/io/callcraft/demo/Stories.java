package io.callcraft.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Milestone;

/**
 * How far each story is told when a visitor comes in. What happens after is for the
 * visitor to decide: the next task waits in somebody's inbox.
 */
final class Stories {

	private static final String CAREER = "You know our customers better than most; I would like to see you train others";

	private Stories() {
	}

	/**
	 * The scenes of each story, by the rep's number; a story without any waits for its
	 * first.
	 */
	static Map<Integer, List<Scene>> all() {
		Map<Integer, List<Scene>> stories = new LinkedHashMap<>();
		stories.put(Cast.TESS, List.of());
		stories.put(Cast.GIL, twoMisses(Milestone.LEAD, "They call to get something done, not to be led"));
		stories.put(Cast.MIA, List.of(Scenes.agreeByTheHour(Milestone.DISCOVERY, 0.5, "I never know what counts")));
		stories.put(Cast.ED, ed());
		stories.put(Cast.DOLORES, dolores());
		stories.put(Cast.SAM, sam());
		stories.put(Cast.PAUL, paul());
		stories.put(Cast.BIFF, biff());
		stories.put(Cast.TRENT, trent());
		stories.put(Cast.VINCE, vince());
		stories.put(Cast.NOOR, noor());
		return stories;
	}

	/** The milestone that a story is about. */
	static Milestone milestone(int number) {
		return switch (number) {
			case Cast.KIM, Cast.TESS -> Milestone.STATED_NEEDS;
			case Cast.MIA, Cast.ED -> Milestone.DISCOVERY;
			case Cast.DOLORES, Cast.TRENT -> Milestone.RECOMMENDATION;
			case Cast.SAM, Cast.PAUL -> Milestone.UNSTATED_NEEDS;
			case Cast.BIFF, Cast.GIL -> Milestone.LEAD;
			case Cast.VINCE, Cast.NOOR -> Milestone.COMMITMENT;
			default -> {
				if (number < Pilot.FIRST) {
					throw new IllegalArgumentException("Rep " + number + " has no story");
				}
				yield Milestone.LEAD;
			}
		};
	}

	/** Scared, retrained, and where the job needs him: recovered. */
	private static List<Scene> biff() {
		List<Scene> scenes = new ArrayList<>(twoMisses(Milestone.LEAD, "I'm scared I'll sound pushy"));
		scenes.add(Scenes.talk("Customers don't like it when I take over", "FEAR", "COMMITS", "RETRAINING", CAREER));
		scenes.add(Scenes.confirmTalk());
		scenes.add(Scenes.support("Six role plays of the transition, then two live calls together"));
		scenes.add(Scenes.agree(Milestone.LEAD, 25, "It feels less pushy than I thought", true).then(25, 0));
		scenes.add(Scenes.review("SKILL"));
		scenes.add(Scenes.agree(Milestone.LEAD, 25, "None any more", true).then(25, 0));
		scenes.add(Scenes.review("SKILL"));
		return scenes;
	}

	/** Serves superbly and will not sell: another seat. */
	private static List<Scene> dolores() {
		List<Scene> scenes = new ArrayList<>(twoMisses(Milestone.RECOMMENDATION, "I wasn't hired to sell"));
		scenes.add(Scenes.talk("I wasn't hired to sell", "ROLE", "REFUSES", "ROLE_FIT",
				"Nobody knows our customers as long as you do; that is worth a seat of its own"));
		return scenes;
	}

	/**
	 * Recovered once, fell back, promised and did not keep it; the second plan waits to
	 * be read. A relapse begins with the talk.
	 */
	private static List<Scene> trent() {
		List<Scene> scenes = new ArrayList<>();
		scenes.add(Scenes.talk("I just forgot, it won't happen again", "OTHER", "COMMITS", "COACHING",
				"You were among the best here in spring; that is where I see you again"));
		scenes.add(Scenes.confirmTalk());
		scenes.add(Scenes.support("Listened to four calls and wrote two ways to bring up the offer"));
		scenes.add(missed(Milestone.RECOMMENDATION, "I'll get there"));
		scenes.add(Scenes.review("WILL"));
		scenes.add(Scenes.feedback("EARLIER_COMMITMENT"));
		scenes.add(Scenes.plan("I'll do better and try to remember the offers."));
		scenes.add(Scenes.sendBack("What exactly, on which calls, how often and from when?"));
		scenes.add(Scenes.plan("I'll really make an effort with the offers this week."));
		return scenes;
	}

	/** Refuses and does not sign; has replied, HR decides. */
	private static List<Scene> vince() {
		List<Scene> scenes = new ArrayList<>(refusal("If they want it they'll ask for it"));
		scenes.add(Scenes.reply("Nobody told me when I was hired that I would have to ask people for money. "
				+ "I solve what they call about, and my callers are happy."));
		return scenes;
	}

	/** Like Vince, but the reply is still out. */
	private static List<Scene> noor() {
		return refusal("I don't push people");
	}

	/** Something protected comes up: the ladder stops. */
	private static List<Scene> sam() {
		List<Scene> scenes = new ArrayList<>(twoMisses(Milestone.UNSTATED_NEEDS, "I can't concentrate for long"));
		scenes.add(Scenes.talk("I lose the thread by the afternoon", "PROTECTED", "NEEDS_TIME", "NONE",
				"Your place here is not in question"));
		return scenes;
	}

	/** Books sales that nobody agreed to: the manager goes past the stages between. */
	private static List<Scene> ed() {
		return List.of(missed(Milestone.DISCOVERY, "Nobody else has to do this"), Scenes.override(
				"No objective answers this: customers were charged for what they had refused",
				"Entered three contracts on Tuesday afternoon that the callers had refused, as the recordings show",
				"Carla Voss, and the customer of the second call"));
	}

	/** Cannot hear cues, however often it is shown: another seat, no punishment. */
	private static List<Scene> paul() {
		return List.of(missed(Milestone.UNSTATED_NEEDS, "I answer what they ask. What else is there to hear?"),
				Scenes.review("TALENT"));
	}

	/** Refuses in private, signs nothing, keeps no plan: the fourth stage. */
	private static List<Scene> refusal(String words) {
		List<Scene> scenes = new ArrayList<>(twoMisses(Milestone.COMMITMENT, words));
		scenes.add(Scenes.talk(words, "REFUSES", "REFUSES", "NONE", CAREER));
		scenes.add(Scenes.confirmTalk());
		scenes.add(Scenes.feedback("JOB_REQUIREMENT"));
		scenes.add(Scenes.plan("I will ask one closing question on every call from tomorrow on, if I must."));
		scenes.add(Scenes.agreePlan("REFUSED", "One closing question on every call, from tomorrow on").then(2, 18));
		scenes.add(Scenes.readRefusal("I wrote it because I had to"));
		return scenes;
	}

	/** Two objectives, agreed and missed one after the other. */
	private static List<Scene> twoMisses(Milestone milestone, String concern) {
		return List.of(missed(milestone, concern), Scenes.review("WILL"), missed(milestone, concern),
				Scenes.review("WILL"));
	}

	private static Scene missed(Milestone milestone, String concern) {
		return Scenes.agree(milestone, 5, concern, false).then(1, 4);
	}

}
