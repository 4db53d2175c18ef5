package io.callcraft.policies.rest;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.callcraft.decisions.DecisionWords;
import io.callcraft.policies.Draft;
import io.callcraft.policies.DraftFiles;
import io.callcraft.policies.Drafts;
import io.callcraft.policies.FileDifference;
import io.callcraft.policies.PolicyApproval;
import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.TwoSides;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.workflow.ProcessWords;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes of the policies: written, checked, approved by a second person, published.
 */
@RestController
@RequestMapping("/api/drafts")
@Tag(name = "Drafts")
class DraftController {

	private static final String TEXT = "text/plain;charset=UTF-8";

	private final Drafts drafts;

	private final DraftFiles files;

	private final PolicyApproval approvals;

	DraftController(Drafts drafts, DraftFiles files, PolicyApproval approvals) {
		this.drafts = drafts;
		this.files = files;
		this.approvals = approvals;
	}

	@PostMapping
	@Operation(summary = "Begin a draft",
			description = "Files by path; null removes one. Answers with what a check of it found.")
	ResponseEntity<DraftView> begin(Actor actor, @RequestBody NewDraft draft) {
		if (draft.message() == null) {
			throw new InvalidInput("message", "say in a few words why");
		}
		Map<String, Optional<String>> files = new HashMap<>();
		if (draft.files() != null) {
			draft.files().forEach((path, content) -> files.put(path, Optional.ofNullable(content)));
		}
		Draft begun = this.drafts.begin(draft.message(), files, actor);
		return ResponseEntity.created(URI.create("/api/drafts/" + begun.id()))
			.body(DraftView.of(begun, this.files.check(begun.id()).problems()));
	}

	@GetMapping
	@Operation(summary = "Drafts, the latest first")
	Page<DraftView> drafts(Actor actor, @RequestParam(required = false) Draft.@Nullable State state, PageRequest page) {
		PolicyRights.requireReader(actor);
		return this.drafts.drafts(state, page).map(DraftView::of);
	}

	@GetMapping("/{draft}")
	@Operation(summary = "One draft")
	DraftView draft(Actor actor, @PathVariable long draft) {
		PolicyRights.requireReader(actor);
		return DraftView.of(this.drafts.draft(draft));
	}

	@DeleteMapping("/{draft}")
	@Operation(summary = "Give a draft up")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void discard(Actor actor, @PathVariable long draft) {
		this.drafts.discard(draft, actor);
	}

	@GetMapping(path = "/{draft}/files/{*path}", produces = TEXT)
	@Operation(summary = "The text that a draft gives a file")
	String file(Actor actor, @PathVariable long draft, @PathVariable String path) {
		PolicyRights.requireReader(actor);
		return this.files.file(draft, path.substring(1));
	}

	/**
	 * Takes the file's text as it is. A form would arrive with its signs encoded, so it
	 * is not accepted.
	 */
	@PutMapping(path = "/{draft}/files/{*path}",
			consumes = { "text/*", MediaType.APPLICATION_OCTET_STREAM_VALUE, MediaType.APPLICATION_XML_VALUE,
					MediaType.APPLICATION_YAML_VALUE, MediaType.APPLICATION_JSON_VALUE, TableController.XLSX })
	@Operation(summary = "Write a file of a draft",
			description = "The body is the file's text in UTF-8, or a spreadsheet (path and body .xlsx), of which the "
					+ "table is kept as .csv. An approval given before no longer holds.")
	DraftView write(Actor actor, @PathVariable long draft, @PathVariable String path,
			@RequestBody(required = false) byte @Nullable [] content) {
		String file = path.substring(1);
		return DraftView.of(this.drafts.write(draft, file, (content != null) ? content : new byte[0], actor));
	}

	@DeleteMapping("/{draft}/files/{*path}")
	@Operation(summary = "Have a draft take a file away")
	DraftView remove(Actor actor, @PathVariable long draft, @PathVariable String path) {
		return DraftView.of(this.drafts.remove(draft, path.substring(1), actor));
	}

	@PostMapping("/{draft}/check")
	@Operation(summary = "Check a draft as it would be published now",
			description = "Rules, their scenarios and workflows, set upon what is live.")
	CheckView check(Actor actor, @PathVariable long draft) {
		PolicyRights.requireReader(actor);
		return CheckView.of(this.files.check(draft));
	}

	@PostMapping("/{draft}/ask")
	@Operation(summary = "Ask for a draft's approval",
			description = "A task waits for operations until a second person approves or sends back.")
	DraftView ask(Actor actor, @PathVariable long draft) {
		return DraftView.of(this.approvals.ask(draft, actor));
	}

	@PostMapping("/{draft}/approve")
	@Operation(summary = "Approve a draft", description = "403 for whoever wrote some of it.")
	DraftView approve(Actor actor, @PathVariable long draft) {
		return DraftView.of(this.approvals.approve(draft, actor));
	}

	@PostMapping("/{draft}/send-back")
	@Operation(summary = "Send a draft back to its author, with what should be different")
	DraftView sendBack(Actor actor, @PathVariable long draft, @RequestBody Remark remark) {
		return DraftView.of(this.approvals.sendBack(draft, (remark.reason() != null) ? remark.reason() : "", actor));
	}

	@PostMapping("/{draft}/publish")
	@Operation(summary = "Publish a draft as the next release",
			description = "409 while it has errors or failing scenarios, lacks an approval that is required, or changes "
					+ "nothing.")
	ReleaseView publish(Actor actor, @PathVariable long draft) {
		return ReleaseView.of(this.drafts.publish(draft, actor));
	}

	@PostMapping("/{draft}/schedule")
	@Operation(summary = "Have a draft publish itself at a moment",
			description = "Without a moment it waits again for somebody to publish it. A change takes the moment back.")
	DraftView schedule(Actor actor, @PathVariable long draft, @RequestBody Schedule schedule) {
		return DraftView.of(this.drafts.schedule(draft, schedule.at(), actor));
	}

	@GetMapping("/{draft}/difference")
	@Operation(summary = "How a draft differs from what is live, rule by rule, side by side")
	List<FileDifference> difference(Actor actor, @PathVariable long draft) {
		PolicyRights.requireReader(actor);
		DraftFiles.Both files = this.files.of(draft);
		return FileDifference.between(files.live(), files.draft());
	}

	@GetMapping("/{draft}/overtaken")
	@Operation(summary = "Files that others published since the draft's versions were written, both sides")
	List<TwoSides> overtaken(Actor actor, @PathVariable long draft) {
		PolicyRights.requireReader(actor);
		return this.files.overtaken(draft);
	}

	@PostMapping("/{draft}/settle")
	@Operation(summary = "Settle a file that both sides changed",
			description = "What only one side changed is taken over; 'mine' names the rules of which the draft's version is "
					+ "kept where both changed them.")
	DraftView settle(Actor actor, @PathVariable long draft, @RequestBody Settlement settlement) {
		if (settlement.path() == null) {
			throw new InvalidInput("path", "name the file");
		}
		return DraftView.of(this.drafts.settle(draft, settlement.path(),
				(settlement.mine() != null) ? Set.copyOf(settlement.mine()) : Set.of(), actor));
	}

	@GetMapping("/{draft}/words/{decision}")
	@Operation(summary = "What the rules of a decision can be written with",
			description = "Facts, verdicts and their fields, and the sentences, figures and rules that the draft has.")
	DecisionWords words(Actor actor, @PathVariable long draft, @PathVariable String decision) {
		PolicyRights.requireReader(actor);
		return this.files.words(draft, decision);
	}

	@GetMapping("/{draft}/process-words")
	@Operation(summary = "What a process can be written with", description = "Forms, groups, decisions, processes.")
	ProcessWords processWords(Actor actor, @PathVariable long draft) {
		PolicyRights.requireReader(actor);
		return this.files.processWords(draft);
	}

	@GetMapping(path = "/{draft}/export", produces = "application/zip")
	@Operation(summary = "All policies as they would be with a draft published, as a zip file")
	byte[] export(Actor actor, @PathVariable long draft) {
		PolicyRights.requireReader(actor);
		return this.files.zip(draft);
	}

	@PostMapping(path = "/import", consumes = "application/zip")
	@Operation(summary = "Begin a draft of a zip file that holds all policies",
			description = "What the zip file lacks is removed.")
	ResponseEntity<DraftView> importZip(Actor actor, @RequestParam(defaultValue = "Imported") String message,
			@RequestBody byte[] zip) {
		Draft begun = this.drafts.importZip(message, zip, actor);
		return ResponseEntity.created(URI.create("/api/drafts/" + begun.id())).body(DraftView.of(begun));
	}

	/**
	 * What should be different.
	 *
	 * @param reason in a few words
	 */
	record Remark(@Nullable String reason) {
	}

	/**
	 * What becomes of a file that both sides changed.
	 *
	 * @param path the file
	 * @param mine names of the rules of which the draft's version is kept
	 */
	record Settlement(@Nullable String path, @Nullable List<String> mine) {
	}

	/**
	 * When to publish.
	 *
	 * @param at the moment; null for when somebody says so
	 */
	record Schedule(@Nullable Instant at) {
	}

	/**
	 * A draft to begin.
	 *
	 * @param message why, in a few words
	 * @param files path to new content; null removes the file
	 */
	record NewDraft(@Nullable String message, @Nullable Map<String, @Nullable String> files) {
	}

}
