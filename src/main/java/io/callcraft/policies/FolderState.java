package io.callcraft.policies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.shared.PolicyProblem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the watched folder; there is one such row.
 */
@Entity
@Table(name = "policy_folder")
class FolderState {

	static final int ONLY = 1;

	@Id
	private int id;

	@Version
	private int version;

	@Column(name = "reading_sha256")
	private @Nullable String reading;

	@ElementCollection
	@CollectionTable(name = "policy_folder_file", joinColumns = @JoinColumn(name = "folder_id"))
	@MapKeyColumn(name = "path")
	@Column(name = "text_sha256")
	private Map<String, String> files = new HashMap<>();

	@ElementCollection
	@CollectionTable(name = "policy_folder_problem", joinColumns = @JoinColumn(name = "folder_id"))
	@OrderColumn(name = "position")
	private List<Problem> problems = new ArrayList<>();

	/** SHA-256 of the last reading; empty before the first. */
	Optional<String> reading() {
		return Optional.ofNullable(this.reading);
	}

	/** Path to text of the files as they were when a reading was last taken over. */
	Map<String, String> files() {
		return Map.copyOf(this.files);
	}

	List<PolicyProblem> problems() {
		return this.problems.stream().map(Problem::shown).toList();
	}

	void read(String sha256, List<PolicyProblem> found) {
		this.reading = sha256;
		this.problems.clear();
		found.stream().map(Problem::new).forEach(this.problems::add);
	}

	void takeOver(Map<String, String> taken) {
		this.files.keySet().retainAll(taken.keySet());
		this.files.putAll(taken);
	}

	/** A problem as it is kept. */
	@Embeddable
	static class Problem {

		private static final int LONGEST_REASON = 2000;

		private static final int LONGEST_FILE = 255;

		private String file;

		@Column(name = "line_no")
		private int line;

		@Column(name = "column_no")
		private int column;

		@Enumerated(EnumType.STRING)
		private PolicyProblem.Severity severity;

		private String reason;

		@SuppressWarnings("NullAway.Init") // for JPA
		protected Problem() {
		}

		Problem(PolicyProblem problem) {
			this.file = shortened(problem.file(), LONGEST_FILE);
			this.line = problem.line();
			this.column = problem.column();
			this.severity = problem.severity();
			this.reason = shortened(problem.reason(), LONGEST_REASON);
		}

		PolicyProblem shown() {
			return new PolicyProblem(this.file, this.line, this.column, this.severity, this.reason);
		}

		private static String shortened(String text, int longest) {
			return (text.length() > longest) ? text.substring(0, longest - 1) + "…" : text;
		}

	}

}
