package io.callcraft.workflow;

import java.util.Collection;
import java.util.List;

/**
 * What an author of a process can choose from.
 *
 * @param forms ids of the forms that user tasks can have
 * @param groups whom user tasks can be for
 * @param decisions names of what can be decided
 * @param processes ids of the processes that can be called
 */
public record ProcessWords(List<String> forms, List<String> groups, List<String> decisions, List<String> processes) {

	static ProcessWords of(Collection<String> forms, Collection<String> groups, Collection<String> decisions,
			Collection<String> processes) {
		return new ProcessWords(sorted(forms), sorted(groups), sorted(decisions), sorted(processes));
	}

	private static List<String> sorted(Collection<String> words) {
		return words.stream().sorted().toList();
	}

}
