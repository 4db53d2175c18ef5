package io.callcraft.policies.web;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.callcraft.policies.Backtest;
import io.callcraft.policies.BacktestOutcome;
import io.callcraft.policies.Backtests;
import io.callcraft.policies.CheckReport;
import io.callcraft.policies.Draft;
import io.callcraft.policies.DraftFiles;
import io.callcraft.policies.Drafts;
import io.callcraft.policies.FileDifference;
import io.callcraft.policies.FolderSettlement;
import io.callcraft.policies.PolicyApproval;
import io.callcraft.policies.PolicyRights;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Drafts: what is being changed, how far it is, and what can be done with it.
 */
@Controller
@RequestMapping("/policies/drafts")
class DraftPages {

	private final Drafts drafts;

	private final DraftFiles files;

	private final PolicyApproval approvals;

	private final Backtests backtests;

	private final FolderSettlement folder;

	DraftPages(Drafts drafts, DraftFiles files, PolicyApproval approvals, Backtests backtests,
			FolderSettlement folder) {
		this.drafts = drafts;
		this.files = files;
		this.approvals = approvals;
		this.backtests = backtests;
		this.folder = folder;
	}

	@GetMapping
	String drafts(Actor actor, @RequestParam(required = false) Draft.@Nullable State state, PageRequest page,
			Model model) {
		PolicyRights.requireReader(actor);
		Page<Draft> found = this.drafts.drafts(state, page);
		model.addAttribute("drafts", found.items());
		model.addAttribute("state", state);
		model.addAttribute("next", (found.next() != null)
				? "/policies/drafts?after=" + found.next() + ((state != null) ? "&state=" + state : "") : null);
		return "drafts";
	}

	@PostMapping
	String begin(Actor actor, @RequestParam String message, RedirectAttributes next) {
		return Attempt.of(next, "/policies/drafts", () -> {
			Draft draft = this.drafts.begin(message, Map.of(), actor);
			return Attempt.done("/policies/drafts/" + draft.id(), "The draft is begun: change a figure or a file");
		});
	}

	@PostMapping("/import")
	String importZip(Actor actor, @RequestParam String message, @RequestParam MultipartFile zip,
			RedirectAttributes next) throws IOException {
		byte[] bytes = zip.getBytes();
		return Attempt.of(next, "/policies/drafts", () -> {
			Draft draft = this.drafts.importZip(message, bytes, actor);
			return Attempt.done("/policies/drafts/" + draft.id(), "The zip file is a draft now");
		});
	}

	@PostMapping("/of-folder")
	String takeFolder(Actor actor, RedirectAttributes next) {
		return Attempt.of(next, "/policies", () -> Attempt
			.done("/policies/drafts/" + this.folder.takeFolder(actor).id(), "What the folder holds is a draft now"));
	}

	@PostMapping("/to-folder")
	String writeFolder(Actor actor, RedirectAttributes next) {
		return Attempt.of(next, "/policies", () -> {
			this.folder.writeFolder(actor);
			return Attempt.done("/policies", "The folder holds what is live now");
		});
	}

	@GetMapping("/{draft}")
	String draft(Actor actor, @PathVariable long draft, ZoneId zone, Model model) {
		PolicyRights.requireReader(actor);
		Draft shown = this.drafts.draft(draft);
		model.addAttribute("draft", shown);
		model.addAttribute("open", shown.state() == Draft.State.OPEN);
		model.addAttribute("mayApprove", shown.files().stream().noneMatch((file) -> file.editor().equals(actor.user()))
				&& !shown.author().equals(actor.user()));
		model.addAttribute("folders", folders(this.files.of(draft).draft().text().keySet()));
		model.addAttribute("backtests", this.backtests.of(draft));
		model.addAttribute("outcome", this.backtests.outcome(draft).map(BacktestOutcome::toMap).orElse(Map.of()));
		model.addAttribute("decisions", this.files.decisions());
		model.addAttribute("lacksApproval", this.approvals.isLacking(shown));
		model.addAttribute("asked", this.approvals.task(draft).orElse(null));
		model.addAttribute("overtaken", this.files.overtaken(draft));
		model.addAttribute("zone", zone);
		model.addAttribute("publishAt", (shown.publishAt() != null)
				? LocalDateTime.ofInstant(shown.publishAt(), zone).truncatedTo(ChronoUnit.MINUTES) : null);
		return "draft";
	}

	@GetMapping("/{draft}/check")
	String check(Actor actor, @PathVariable long draft, Model model) {
		PolicyRights.requireReader(actor);
		CheckReport report = this.files.check(draft);
		model.addAttribute("id", draft);
		model.addAttribute("report", report);
		model.addAttribute("passed", report.scenarios().stream().filter((outcome) -> outcome.passed()).count());
		return "fragments/check :: report";
	}

	@GetMapping("/{draft}/difference")
	String difference(Actor actor, @PathVariable long draft, Model model) {
		PolicyRights.requireReader(actor);
		DraftFiles.Both files = this.files.of(draft);
		model.addAttribute("title", "Draft " + draft + " against what is live");
		model.addAttribute("back", "/policies/drafts/" + draft);
		model.addAttribute("before", "/policies/drafts/" + draft + "/text?side=live&path=");
		model.addAttribute("after", "/policies/drafts/" + draft + "/text?side=draft&path=");
		model.addAttribute("differences", FileDifference.between(files.live(), files.draft()));
		return "difference";
	}

	@GetMapping("/{draft}/export")
	ResponseEntity<byte[]> export(Actor actor, @PathVariable long draft) {
		PolicyRights.requireReader(actor);
		return zip("draft-" + draft, this.files.zip(draft));
	}

	static ResponseEntity<byte[]> zip(String name, byte[] bytes) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name + ".zip").build().toString())
			.contentType(MediaType.parseMediaType("application/zip"))
			.body(bytes);
	}

	@PostMapping("/{draft}/ask")
	String ask(Actor actor, @PathVariable long draft, RedirectAttributes next) {
		return act(draft, next, "It waits in the inbox of operations", () -> this.approvals.ask(draft, actor));
	}

	@PostMapping("/{draft}/approve")
	String approve(Actor actor, @PathVariable long draft, RedirectAttributes next) {
		return act(draft, next, "Approved as it is now", () -> this.approvals.approve(draft, actor));
	}

	@PostMapping("/{draft}/send-back")
	String sendBack(Actor actor, @PathVariable long draft, @RequestParam String reason, RedirectAttributes next) {
		return act(draft, next, "Sent back to its author", () -> this.approvals.sendBack(draft, reason, actor));
	}

	@PostMapping("/{draft}/discard")
	String discard(Actor actor, @PathVariable long draft, RedirectAttributes next) {
		return act(draft, next, "The draft is given up", () -> this.drafts.discard(draft, actor));
	}

	@PostMapping("/{draft}/schedule")
	String schedule(Actor actor, @PathVariable long draft, @RequestParam String at, ZoneId zone,
			RedirectAttributes next) {
		return act(draft, next, at.isBlank() ? "It waits for somebody to publish it" : "It will publish itself then",
				() -> this.drafts.schedule(draft, at.isBlank() ? null : moment(at, zone), actor));
	}

	private static Instant moment(String at, ZoneId zone) {
		try {
			return LocalDateTime.parse(at).atZone(zone).toInstant();
		}
		catch (DateTimeParseException ex) {
			throw new InvalidInput("at", "'" + at + "' is no day with a time, such as 2026-11-30T08:00");
		}
	}

	@PostMapping("/{draft}/publish")
	String publish(Actor actor, @PathVariable long draft, RedirectAttributes next) {
		return Attempt.of(next, "/policies/drafts/" + draft,
				() -> Attempt.done("/policies", "Release " + this.drafts.publish(draft, actor).number() + " is live"));
	}

	@PostMapping("/{draft}/backtests")
	String backtest(Actor actor, @PathVariable long draft, @RequestParam(required = false) @Nullable LocalDate from,
			ZoneId zone, RedirectAttributes next) {
		return Attempt.of(next, "/policies/drafts/" + draft, () -> {
			Backtest begun = this.backtests.begin(draft, (from != null) ? from.atStartOfDay(zone).toInstant() : null,
					null, actor);
			return Attempt.done("/policies/backtests/" + begun.id(), "The backtest is on its way");
		});
	}

	private static String act(long draft, RedirectAttributes next, String done, Runnable action) {
		String back = "/policies/drafts/" + draft;
		return Attempt.of(next, back, () -> {
			action.run();
			return Attempt.done(back, done);
		});
	}

	static Map<String, List<String>> folders(Iterable<String> paths) {
		Map<String, List<String>> folders = new TreeMap<>();
		paths.forEach((path) -> folders
			.computeIfAbsent(path.substring(0, Math.max(0, path.lastIndexOf('/'))), (folder) -> new ArrayList<>())
			.add(path));
		return folders;
	}

	/**
	 * What came of an action: where to go on, and what to say there.
	 */
	record Attempt(String path, String said) {

		static Attempt done(String path, String said) {
			return new Attempt(path, said);
		}

		/** Acts; a refusal is said on the page that the action began on. */
		static String of(RedirectAttributes next, String back, Supplier<Attempt> action) {
			try {
				Attempt attempt = action.get();
				next.addFlashAttribute("done", attempt.said());
				return "redirect:" + attempt.path();
			}
			catch (Refusal ex) {
				next.addFlashAttribute("refused", ex.getMessage());
				return "redirect:" + back;
			}
		}

	}

}
