package io.callcraft.policies.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.NoLiveRelease;
import io.callcraft.decisions.Threshold;
import io.callcraft.policies.FolderSettlement;
import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.PublishedRelease;
import io.callcraft.policies.Releases;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PolicyFiles;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The policies in force: which release, what was wrong with the last change, every
 * figure, every rule as a sentence, and the releases before.
 */
@Controller
@RequestMapping("/policies")
class PoliciesPage {

	private final Releases releases;

	private final Decisions decisions;

	private final FolderSettlement folder;

	PoliciesPage(Releases releases, Decisions decisions, FolderSettlement folder) {
		this.releases = releases;
		this.decisions = decisions;
		this.folder = folder;
	}

	@GetMapping
	String policies(Actor actor, Model model) {
		PolicyRights.requireReader(actor);
		PublishedRelease live = this.releases.live().orElse(null);
		model.addAttribute("live", live);
		model.addAttribute("disagreement", this.folder.disagreement());
		model.addAttribute("problems", this.releases.problems());
		model.addAttribute("thresholds", thresholds());
		PolicyFiles files = (live != null) ? this.releases.files(live.number()) : PolicyFiles.of(Map.of());
		model.addAttribute("decisions", RuleSentence.byDecision(files));
		model.addAttribute("workflows", files.under("processes").text().keySet());
		addReleases(PageRequest.of(null, 10), model);
		return "policies";
	}

	@PostMapping("/releases/{number}/restore")
	String restore(Actor actor, @PathVariable int number, @RequestParam String message, RedirectAttributes next) {
		return DraftPages.Attempt.of(next, "/policies/releases/" + number, () -> DraftPages.Attempt.done("/policies",
				"Release " + this.releases.restore(number, message, actor).number() + " is live"));
	}

	@GetMapping("/releases/{number}/difference")
	String difference(Actor actor, @PathVariable int number, @RequestParam(required = false) @Nullable Integer from,
			Model model) {
		PolicyRights.requireReader(actor);
		int other = (from != null) ? from : number - 1;
		model.addAttribute("title", "Release " + number + " against release " + other);
		model.addAttribute("back", "/policies/releases/" + number);
		model.addAttribute("before", "/policies/releases/" + other + "/text/");
		model.addAttribute("after", "/policies/releases/" + number + "/text/");
		model.addAttribute("differences", this.releases.difference(other, number));
		return "difference";
	}

	@GetMapping("/releases/{number}/export")
	ResponseEntity<byte[]> export(Actor actor, @PathVariable int number) {
		PolicyRights.requireReader(actor);
		return DraftPages.zip("release-" + number, this.releases.zip(number));
	}

	@GetMapping("/releases")
	String releases(Actor actor, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		PolicyRights.requireReader(actor);
		addReleases(page, model);
		return (htmx != null) ? "policies :: releases" : "redirect:/policies";
	}

	@GetMapping("/releases/{number}")
	String release(Actor actor, @PathVariable int number, Model model) {
		PolicyRights.requireReader(actor);
		PublishedRelease release = this.releases.release(number);
		Map<String, List<String>> folders = new TreeMap<>();
		release.files()
			.forEach((path) -> folders
				.computeIfAbsent(path.substring(0, Math.max(0, path.lastIndexOf('/'))), (folder) -> new ArrayList<>())
				.add(path));
		PublishedRelease live = this.releases.live().orElse(release);
		model.addAttribute("release", release);
		model.addAttribute("live", live);
		model.addAttribute("isLive", live.number() == number);
		model.addAttribute("sameAsLive", live.sha256().equals(release.sha256()));
		model.addAttribute("folders", folders);
		return "release";
	}

	@GetMapping("/releases/{number}/files/{*path}")
	String file(Actor actor, @PathVariable int number, @PathVariable String path, Model model) {
		PolicyRights.requireReader(actor);
		String name = path.substring(1);
		model.addAttribute("number", number);
		model.addAttribute("file", name);
		model.addAttribute("lines", this.releases.file(number, name).lines().toList());
		return "policy-file";
	}

	@GetMapping(path = "/releases/{number}/text/{*path}", produces = "text/plain;charset=UTF-8")
	@ResponseBody
	String text(Actor actor, @PathVariable int number, @PathVariable String path) {
		PolicyRights.requireReader(actor);
		return this.releases.file(number, path.substring(1));
	}

	private Collection<Threshold> thresholds() {
		try {
			return this.decisions.live().thresholds();
		}
		catch (NoLiveRelease ex) {
			// nothing is in force before the first release: the page says so
			return List.of();
		}
	}

	private void addReleases(PageRequest page, Model model) {
		Page<PublishedRelease> found = this.releases.releases(page);
		model.addAttribute("releases", found.items());
		model.addAttribute("next",
				(found.next() != null) ? "/policies/releases?limit=" + page.limit() + "&after=" + found.next() : null);
	}

}
