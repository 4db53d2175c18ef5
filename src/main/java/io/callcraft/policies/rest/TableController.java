package io.callcraft.policies.rest;

import io.callcraft.decisions.Spreadsheet;
import io.callcraft.policies.DraftFiles;
import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.Releases;
import io.callcraft.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Decision tables as spreadsheets; as CSV they are files like others.
 */
@RestController
class TableController {

	/** Media type of a spreadsheet. */
	static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	private final Releases releases;

	private final DraftFiles drafts;

	TableController(Releases releases, DraftFiles drafts) {
		this.releases = releases;
		this.drafts = drafts;
	}

	@GetMapping(path = "/api/releases/{release}/tables/{*path}", produces = XLSX)
	@Operation(summary = "A decision table of a release as a spreadsheet",
			description = "The path is that of its .csv file.")
	@Tag(name = "Releases")
	byte[] ofRelease(Actor actor, @PathVariable int release, @PathVariable String path) {
		PolicyRights.requireReader(actor);
		return Spreadsheet.xlsx(this.releases.file(release, path.substring(1)));
	}

	@GetMapping(path = "/api/drafts/{draft}/tables/{*path}", produces = XLSX)
	@Operation(summary = "A decision table as a draft has it, as a spreadsheet",
			description = "The path is that of its .csv file. Changed, it is sent back to /api/drafts/{draft}/files with "
					+ "a path that ends with .xlsx.")
	@Tag(name = "Drafts")
	byte[] ofDraft(Actor actor, @PathVariable long draft, @PathVariable String path) {
		PolicyRights.requireReader(actor);
		return Spreadsheet.xlsx(this.drafts.text(draft, path.substring(1)));
	}

}
