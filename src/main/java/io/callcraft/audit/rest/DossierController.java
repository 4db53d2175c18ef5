package io.callcraft.audit.rest;

import io.callcraft.audit.Dossiers;
import io.callcraft.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
					+ "restricted notes, for HR alone) or `COURT`. That it was made is entered.")
	ResponseEntity<byte[]> dossier(Actor actor, @PathVariable String id,
			@RequestParam(name = "for", required = false) Dossiers.@Nullable Profile profile) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(id + "-dossier.zip").build().toString())
			.body(this.dossiers.bundle(actor, id, profile));
	}

}
