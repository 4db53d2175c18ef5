package io.callcraft.demo;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Service;

/**
 * Whether this is the demonstration center, and how far it is set up. Every page says so
 * when it is.
 */
@Service
public class DemonstrationCenter {

	static final String PROFILE = "demo";

	private static final String DISCLOSURE = "Demonstration center: people, calls and cases are made up, by a generator with the seed "
			+ CallGenerator.SEED + ".";

	private final boolean on;

	private volatile Progress progress;

	DemonstrationCenter(Environment environment) {
		this.on = environment.acceptsProfiles(Profiles.of(PROFILE));
		this.progress = this.on ? new Progress(State.SEEDING, 0, "Starting") : new Progress(State.READY, 100, "");
	}

	/** Whether what this application shows is made up. */
	public boolean isOn() {
		return this.on;
	}

	/** How far the center is set up; ready at once where there is none. */
	public Progress progress() {
		return this.progress;
	}

	/**
	 * What every page says about made-up data and how far it is there; empty where there
	 * is none.
	 */
	public String notice() {
		if (!this.on) {
			return "";
		}
		Progress now = this.progress;
		return (now.state() == State.READY) ? DISCLOSURE
				: DISCLOSURE + " It is still being filled (" + now.doing() + ", " + now.percent() + " %).";
	}

	void progressed(int percent, String doing) {
		this.progress = new Progress(State.SEEDING, percent, doing);
	}

	void ready() {
		this.progress = new Progress(State.READY, 100, "");
	}

	/** Whether everything is there. */
	public enum State {

		SEEDING, READY

	}

	/**
	 * How far the setting up is.
	 *
	 * @param state whether it goes on
	 * @param percent 0 to 100
	 * @param doing what is being done, in a few words; empty when ready
	 */
	public record Progress(State state, int percent, String doing) {
	}

}
