package io.callcraft.audit.rest;

import io.callcraft.audit.Dossiers;
import io.callcraft.shared.Actor;
import io.callcraft.shared.DossierPart.Audience;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Dossiers, over REST and from the page of a case.
 */
@RestController
@Tag(name = "Cases")
class DossierController {

	private final Dossiers dossiers;

	DossierController(Dossiers dossiers) {
		this.dossiers = dossiers;
	}

	@GetMapping(path = { "/api/cases/{id}/dossier", "/cases/{id}/dossier" }, produces = "application/zip")
	@Operation(summary = "Everything about a case in one file that stands alone",
			description = "Entries with their proofs, what was observed, agreed and decided, the rules as they were, and "
					+ "a program that checks it all: `java Verify.java bundle.zip`. `for` is `REP`, `HR` (with "
					+ "restricted notes, for HR alone) or `COURT` (without what was written about something "
					+ "protected either). That it was made is entered.")
	ResponseEntity<byte[]> dossier(Actor actor, @PathVariable String id,
			@RequestParam(name = "for", required = false) @Nullable Audience audience) {
		return named(id + "-dossier.zip").body(this.dossiers.bundle(actor, id, audience));
	}

	@GetMapping(path = { "/api/cases/{id}/dossier.pdf", "/cases/{id}/dossier.pdf" },
			produces = MediaType.APPLICATION_PDF_VALUE)
	@Operation(summary = "Everything about a case, to read",
			description = "PDF/A-2b, tagged, the timeline first; each page bears the hash of the timeline and the signed "
					+ "head of the ledger. `for` as for the dossier, which holds this document too.")
	ResponseEntity<byte[]> paper(Actor actor, @PathVariable String id,
			@RequestParam(name = "for", required = false) @Nullable Audience audience) {
		return named(id + "-dossier.pdf").body(this.dossiers.paper(actor, id, audience));
	}

	private static ResponseEntity.BodyBuilder named(String file) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file).build().toString());
	}

}
