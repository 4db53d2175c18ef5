package io.callcraft.policies.rest;

import java.util.List;

import io.callcraft.policies.Draft;
import io.callcraft.policies.FolderSettlement;
import io.callcraft.policies.PolicyRights;
import io.callcraft.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the watched folder and what is live disagree, and the two ways to settle it.
 */
@RestController
@RequestMapping("/api/policy-folder")
@Tag(name = "Releases")
class FolderController {

	private final FolderSettlement folder;

	FolderController(FolderSettlement folder) {
		this.folder = folder;
	}

	@GetMapping
	@Operation(summary = "Files that the watched folder holds otherwise than they are live")
	Disagreement disagreement(Actor actor) {
		PolicyRights.requireReader(actor);
		return new Disagreement(this.folder.disagreement());
	}

	@PostMapping("/take")
	@Operation(summary = "The folder is right: begin a draft of what it holds",
			description = "409 when there is nothing to settle.")
	@ResponseStatus(HttpStatus.CREATED)
	DraftView take(Actor actor) {
		Draft draft = this.folder.takeFolder(actor);
		return DraftView.of(draft);
	}

	@PostMapping("/write")
	@Operation(summary = "What is live is right: write it into the folder",
			description = "409 when there is nothing to settle.")
	Disagreement write(Actor actor) {
		this.folder.writeFolder(actor);
		return disagreement(actor);
	}

	/**
	 * Where both disagree.
	 *
	 * @param files paths of the files; none when they agree
	 */
	record Disagreement(List<String> files) {
	}

}
