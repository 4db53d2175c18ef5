package io.callcraft.escalation;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A form of a case as it was filled in: never changed afterwards, but that its words can
 * be erased.
 */
@Entity
@Table(name = "case_form")
class CaseForm {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	long caseNumber;

	String taskId = "";

	String task = "";

	String byUser = "";

	Instant at = Instant.EPOCH;

	String fields = "";

	protected CaseForm() {
	}

	CaseForm(long caseNumber, String taskId, String task, String byUser, Instant at, String fields) {
		this.caseNumber = caseNumber;
		this.taskId = taskId;
		this.task = task;
		this.byUser = byUser;
		this.at = at;
		this.fields = fields;
	}

}
