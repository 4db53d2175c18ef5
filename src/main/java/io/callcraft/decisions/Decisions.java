package io.callcraft.decisions;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.callcraft.shared.NotFound;
import io.callcraft.shared.PolicyFiles;

/**
 * Checks, compiles and swaps the rules.
 */
public interface Decisions {

	/**
	 * The release in force. Capture it once for a transaction: it may be replaced at any
	 * moment.
	 * @throws NoLiveRelease when none is installed yet
	 */
	Release live();

	/**
	 * Checks rule files through every gate, builds them and runs their scenarios.
	 * @param files everything below {@code rules}; other files are ignored
	 */
	Compilation compile(PolicyFiles files);

	/** The thresholds that files set, as far as they can be read, by name. */
	List<Threshold> thresholds(PolicyFiles files);

	/** Names of the decisions that there are. */
	List<String> names();

	/**
	 * What rules of a decision can be written with when the files read so.
	 * @throws NotFound when there is no such decision
	 */
	DecisionWords words(String decision, PolicyFiles files);

	/**
	 * Builds the files of a release that passed {@link #compile} before, without checking
	 * them again.
	 * @param number the release's number
	 */
	Release load(int number, PolicyFiles files);

	/**
	 * Asks the rules of a release with some thresholds at other values.
	 * @param release a release that was compiled or loaded here
	 * @param values name of a threshold to its value; what the release does not know is
	 * left out
	 * @param question what is asked; the release that it is given answers only so long
	 */
	<T> T tried(Release release, Map<String, Double> values, Function<Release, T> question);

	/** Makes a release the one in force; the one before it is retired after a while. */
	void install(Release release);

}
