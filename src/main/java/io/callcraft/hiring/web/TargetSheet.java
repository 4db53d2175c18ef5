package io.callcraft.hiring.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.hiring.EvidenceMethod;
import io.callcraft.hiring.FourC;
import io.callcraft.hiring.TargetProfile;
import io.callcraft.hiring.Trait;
import io.callcraft.hiring.TraitKind;
import io.callcraft.hiring.WantedTrait;
import io.callcraft.shared.InvalidInput;

import org.springframework.util.MultiValueMap;

/**
 * A target profile as it is filled in on its page: text, whether it is right or not, so
 * that a refusal loses none of it.
 *
 * @param weights percent of each kind of fit
 * @param rows every trait that can be wanted, in the order of the list
 * @param wrong what is wrong, by {@code title}, {@code weights} or the name of a trait
 */
record TargetSheet(String id, String title, Map<FourC, String> weights, List<Row> rows, Map<String, String> wrong) {

	static TargetSheet of(String id, String title, TargetProfile.Target target) {
		Map<FourC, String> weights = new EnumMap<>(FourC.class);
		for (FourC four : FourC.values()) {
			weights.put(four, String.valueOf(target.weight(four)));
		}
		return new TargetSheet(id, title, weights,
				scored().stream()
					.map((trait) -> target.of(trait).map(Row::of).orElseGet(() -> Row.unwanted(trait)))
					.toList(),
				Map.of());
	}

	static TargetSheet read(MultiValueMap<String, String> form) {
		Map<String, String> single = form.toSingleValueMap();
		Map<FourC, String> weights = new EnumMap<>(FourC.class);
		for (FourC four : FourC.values()) {
			weights.put(four, single.getOrDefault("weight-" + four, "").strip());
		}
		List<Row> rows = scored().stream()
			.map((trait) -> new Row(trait, single.getOrDefault("level-" + trait, ""),
					Set.copyOf(form.getOrDefault("methods-" + trait, List.of())),
					single.getOrDefault("raters-" + trait, ""), single.containsKey("blocks-" + trait)))
			.toList();
		return new TargetSheet(single.getOrDefault("id", "").strip(), single.getOrDefault("title", "").strip(), weights,
				rows, Map.of());
	}

	/** The same with what is wrong about it. */
	TargetSheet refused(InvalidInput refusal) {
		Map<String, List<String>> found = new LinkedHashMap<>();
		refusal.problems().forEach((problem) -> {
			String[] place = problem.field().split("\\.");
			boolean trait = place[0].equals("wanted") && place.length > 1;
			String words = (place[0].equals("weights") && place.length > 1) ? place[1] + " " + problem.reason()
					: problem.reason();
			found.computeIfAbsent(trait ? place[1] : place[0], (key) -> new ArrayList<>()).add(words);
		});
		return new TargetSheet(this.id, this.title, this.weights, this.rows,
				found.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> String.join("; ", entry.getValue()))));
	}

	/** The target; figures that are none read as 0, which no target accepts. */
	TargetProfile.Target target() {
		Map<FourC, Integer> figures = new EnumMap<>(FourC.class);
		this.weights.forEach((four, text) -> figures.put(four, figure(text)));
		return new TargetProfile.Target(figures,
				this.rows.stream().filter((row) -> !row.level().isEmpty()).map(Row::wanted).toList());
	}

	/** The rows of one kind of fit. */
	public List<Row> of(FourC four) {
		return this.rows.stream().filter((row) -> row.trait().four() == four).toList();
	}

	private static List<Trait> scored() {
		return Arrays.stream(Trait.values()).filter(Trait::isScored).toList();
	}

	private static int figure(String text) {
		return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
	}

	/** One trait: how much of it is wanted, empty where it is not, and shown how. */
	record Row(Trait trait, String level, Set<String> methods, String raters, boolean blocks) {

		static Row of(WantedTrait wanted) {
			return new Row(wanted.trait(), String.valueOf(wanted.level()),
					wanted.methods().stream().map(EvidenceMethod::name).collect(Collectors.toSet()),
					String.valueOf(wanted.raters()), wanted.blocks());
		}

		static Row unwanted(Trait trait) {
			return new Row(trait, "", Set.of(), "1", false);
		}

		/** Whether the profile may let its absence speak against hiring. */
		public boolean mayBlock() {
			return this.trait.kind() == TraitKind.TALENT || this.trait == Trait.HONESTY;
		}

		WantedTrait wanted() {
			Set<EvidenceMethod> shown = new HashSet<>();
			for (EvidenceMethod method : EvidenceMethod.values()) {
				if (this.methods.contains(method.name())) {
					shown.add(method);
				}
			}
			return new WantedTrait(this.trait, figure(this.level), shown, figure(this.raters), this.blocks);
		}

	}

}
