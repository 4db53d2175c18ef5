package io.callcraft.policies;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.callcraft.shared.Conflict;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.UserId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/**
 * A draft in the database: the files that it changes, and how far it has come.
 */
@Entity
@Table(name = "policy_draft")
class StoredDraft {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Version
	private int version;

	private String author;

	private String message;

	@Enumerated(EnumType.STRING)
	private Origin origin;

	@Enumerated(EnumType.STRING)
	private Draft.State state = Draft.State.OPEN;

	private Instant createdAt;

	private @Nullable String approver;

	private @Nullable Instant approvedAt;

	private @Nullable String sentBackBy;

	private @Nullable String sentBackReason;

	private @Nullable Instant publishAt;

	@Column(name = "published_as")
	private @Nullable Integer release;

	@ElementCollection
	@CollectionTable(name = "policy_draft_file", joinColumns = @JoinColumn(name = "draft_id"))
	@MapKeyColumn(name = "path")
	@BatchSize(size = 100)
	private Map<String, ChangedFile> files = new HashMap<>();

	@SuppressWarnings("NullAway.Init") // for JPA
	protected StoredDraft() {
	}

	StoredDraft(UserId author, String message, Origin origin, Instant createdAt) {
		this.author = author.value();
		this.message = message;
		this.origin = origin;
		this.createdAt = createdAt;
	}

	int version() {
		return this.version;
	}

	/** What it changes, by path. */
	SortedMap<String, ChangedFile> files() {
		return new TreeMap<>(this.files);
	}

	/**
	 * Changes a file; what was approved before is no longer.
	 */
	void change(String path, ChangedFile file) {
		requireOpen();
		this.files.put(path, file);
		changed();
	}

	/**
	 * Leaves a file as it is live.
	 * @throws NotFound when the draft does not change it
	 */
	void leave(String path) {
		requireOpen();
		if (this.files.remove(path) == null) {
			throw new NotFound("file in " + name(), path);
		}
		changed();
	}

	private void changed() {
		this.approver = null;
		this.approvedAt = null;
		this.publishAt = null;
		this.sentBackBy = null;
		this.sentBackReason = null;
	}

	/**
	 * @throws NotAllowed when the approver wrote some of it
	 */
	void approve(UserId by, Instant at) {
		requireOpen();
		if (by.value().equals(this.author)
				|| this.files.values().stream().anyMatch((file) -> by.value().equals(file.editor))) {
			throw new NotAllowed(name() + " needs a second person: whoever wrote some of it cannot approve it");
		}
		this.approver = by.value();
		this.approvedAt = at;
		this.sentBackBy = null;
		this.sentBackReason = null;
	}

	/** A second person wants something else first. */
	void sendBack(UserId by, String reason) {
		requireOpen();
		changed();
		this.sentBackBy = by.value();
		this.sentBackReason = reason;
	}

	/** Is to be published at a moment; at none with an absent one. */
	void schedule(@Nullable Instant at) {
		requireOpen();
		this.publishAt = at;
	}

	boolean isApproved() {
		return this.approver != null;
	}

	void published(int number) {
		requireOpen();
		this.state = Draft.State.PUBLISHED;
		this.release = number;
	}

	void discard() {
		requireOpen();
		this.state = Draft.State.DISCARDED;
	}

	/** What it is called in answers and in the ledger. */
	String name() {
		return "draft-" + this.id;
	}

	Draft shown() {
		if (this.id == null) {
			throw new IllegalStateException("A draft is shown only once it is kept");
		}
		return new Draft(this.id, new UserId(this.author), this.message, this.origin, this.state, this.createdAt,
				(this.approver != null) ? new UserId(this.approver) : null, this.approvedAt,
				(this.sentBackBy != null) ? new UserId(this.sentBackBy) : null, this.sentBackReason, this.publishAt,
				this.release,
				new TreeMap<>(this.files).entrySet()
					.stream()
					.map((file) -> new Draft.File(file.getKey(), file.getValue().text == null,
							new UserId(file.getValue().editor)))
					.toList());
	}

	void requireOpen() {
		if (this.state != Draft.State.OPEN) {
			throw new Conflict(name(), (this.state == Draft.State.PUBLISHED)
					? name() + " was published as release " + this.release : name() + " was discarded");
		}
	}

	/**
	 * A file that the draft changes: its new text, if it is not removed, who wrote it,
	 * and the release that was live then.
	 */
	@Embeddable
	static class ChangedFile {

		@Column(name = "text_sha256")
		private @Nullable String text;

		private String editor;

		@Column(name = "base_release")
		private int base;

		@SuppressWarnings("NullAway.Init") // for JPA
		protected ChangedFile() {
		}

		ChangedFile(@Nullable String text, UserId editor, int base) {
			this.text = text;
			this.editor = editor.value();
			this.base = base;
		}

		/** SHA-256 of the new text; empty where the file is removed. */
		Optional<String> text() {
			return Optional.ofNullable(this.text);
		}

		int base() {
			return this.base;
		}

	}

}
