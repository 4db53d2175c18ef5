package io.callcraft.escalation;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What was said behind closed doors: only HR and the author read it (R45), and it can be
 * erased without touching the ledger.
 */
@Entity
@Table(name = "restricted_note")
class RestrictedNote {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	long caseNumber;

	String author = "";

	Instant at = Instant.EPOCH;

	String text = "";

	protected RestrictedNote() {
	}

	RestrictedNote(long caseNumber, String author, Instant at, String text) {
		this.caseNumber = caseNumber;
		this.author = author;
		this.at = at;
		this.text = text;
	}

}
