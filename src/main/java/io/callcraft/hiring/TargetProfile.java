package io.callcraft.hiring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, before anybody is looked at (R18).
 *
 * @param id names the profile through all of its versions
 * @param version from 1
 * @param title what the job is called
 * @param target what is wanted
 * @param state whether candidates may be looked at by it
 * @param author who wrote this version
 * @param writtenAt when
 * @param approver who approved it; absent until somebody has
 * @param approvedAt when; absent until then
 */
public record TargetProfile(String id, int version, String title, Target target, State state, UserId author,
		Instant writtenAt, @Nullable UserId approver, @Nullable Instant approvedAt) {

	/** What the version is called in sentences: {@code service-sales, version 2}. */
	public String name() {
		return this.id + ", version " + this.version;
	}

	/** Whether a version may be used. */
	public enum State {

		/** Somebody wrote it; a second person has not approved it. */
		DRAFT,

		APPROVED,

		/** A later version took its place. Who was looked at by it stays so. */
		REPLACED

	}

	/**
	 * What is wanted of a candidate.
	 *
	 * @param weights how much each of the four kinds of fit counts, in percent; 100 in
	 * all
	 * @param wanted the traits, each once
	 */
	public record Target(Map<FourC, Integer> weights, List<WantedTrait> wanted) {

		public Target {
			weights = Map.copyOf(weights);
			wanted = List.copyOf(wanted);
		}

		/** How much of a trait is wanted; empty where it is not. */
		public Optional<WantedTrait> of(Trait trait) {
			return this.wanted.stream().filter((each) -> each.trait() == trait).findFirst();
		}

		/** The traits that a method is to look at, in the order of the profile. */
		public List<Trait> by(EvidenceMethod method) {
			return this.wanted.stream()
				.filter((each) -> each.methods().contains(method))
				.map(WantedTrait::trait)
				.toList();
		}

		/** The weight of one kind of fit, in percent. */
		public int weight(FourC four) {
			return this.weights.getOrDefault(four, 0);
		}

	}

}
