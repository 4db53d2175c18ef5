package io.callcraft.policies.web;

import java.io.IOException;

import io.callcraft.decisions.Spreadsheet;
import io.callcraft.policies.DraftFiles;
import io.callcraft.policies.Drafts;
import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.Releases;
import io.callcraft.policies.web.DraftPages.Attempt;
import io.callcraft.shared.Actor;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Takes decision tables to a spreadsheet program and back.
 */
@Controller
@RequestMapping("/policies")
class TablePage {

	private final Releases releases;

	private final Drafts drafts;

	private final DraftFiles files;

	TablePage(Releases releases, Drafts drafts, DraftFiles files) {
		this.releases = releases;
		this.drafts = drafts;
		this.files = files;
	}

	@GetMapping("/releases/{number}/tables/{*path}")
	ResponseEntity<byte[]> ofRelease(Actor actor, @PathVariable int number, @PathVariable String path) {
		PolicyRights.requireReader(actor);
		return spreadsheet(path, this.releases.file(number, path.substring(1)));
	}

	@GetMapping("/drafts/{draft}/tables/{*path}")
	ResponseEntity<byte[]> ofDraft(Actor actor, @PathVariable long draft, @PathVariable String path) {
		PolicyRights.requireReader(actor);
		return spreadsheet(path, this.files.text(draft, path.substring(1)));
	}

	@PostMapping("/drafts/{draft}/tables")
	String upload(Actor actor, @PathVariable long draft, @RequestParam String folder, @RequestParam MultipartFile table,
			RedirectAttributes next) throws IOException {
		byte[] bytes = table.getBytes();
		String page = "/policies/drafts/" + draft;
		return Attempt.of(next, page, () -> {
			this.drafts.write(draft, folder + "/" + name(table), bytes, actor);
			return Attempt.done(page, "The decision table is in the draft");
		});
	}

	/** Some browsers send the whole path. */
	private static String name(MultipartFile file) {
		String name = String.valueOf(file.getOriginalFilename());
		return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
	}

	private static ResponseEntity<byte[]> spreadsheet(String path, String csv) {
		String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.csv$", "") + ".xlsx";
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			.header(HttpHeaders.CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
			.body(Spreadsheet.xlsx(csv));
	}

}
