package io.callcraft.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.callcraft.shared.Actor;
import io.callcraft.shared.DossierPart;
import org.springframework.stereotype.Component;

/**
 * The rules and workflows by which a case was decided, as they were then.
 */
@Component
class PolicyDossier implements DossierPart {

	private final Releases releases;

	PolicyDossier(Releases releases) {
		this.releases = releases;
	}

	@Override
	public Content of(Actor reader, String caseId, Set<Integer> releases, Audience audience) {
		Map<String, String> files = new TreeMap<>();
		List<Item> items = new ArrayList<>();
		for (int number : new TreeSet<>(releases)) {
			PublishedRelease release = this.releases.release(number);
			items.add(new Item(release.at(), release.author(), "Release " + number + ": " + release.message(),
					Map.of("SHA-256", release.sha256(), "Approved by", String.valueOf(release.approver()))));
			this.releases.files(number)
				.text()
				.forEach((path, text) -> files.put("releases/" + number + "/" + path, text));
		}
		return new Content(List.of(new Section(80, "Policies in force", items)), files);
	}

}
