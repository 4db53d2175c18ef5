package io.callcraft.policies;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.callcraft.shared.UserId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A release in the database; never changed once it is there.
 */
@Entity
@Immutable
@Table(name = "policy_release")
class StoredRelease {

	@Id
	@Column(name = "release_no")
	private int number;

	private String sha256;

	private String author;

	private @Nullable String approver;

	private String message;

	private Instant publishedAt;

	@Enumerated(EnumType.STRING)
	private Origin origin;

	@ElementCollection
	@CollectionTable(name = "policy_release_file", joinColumns = @JoinColumn(name = "release_no"))
	@MapKeyColumn(name = "path")
	@Column(name = "text_sha256")
	@BatchSize(size = 100)
	private Map<String, String> files;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected StoredRelease() {
	}

	StoredRelease(PublishedRelease release, SortedMap<String, String> files) {
		this.number = release.number();
		this.sha256 = release.sha256();
		this.author = release.author().value();
		this.approver = (release.approver() != null) ? release.approver().value() : null;
		this.message = release.message();
		this.publishedAt = release.at();
		this.origin = release.origin();
		this.files = files;
	}

	/** Path to SHA-256 of the text. */
	SortedMap<String, String> files() {
		return new TreeMap<>(this.files);
	}

	PublishedRelease published() {
		return new PublishedRelease(this.number, this.sha256, new UserId(this.author),
				(this.approver != null) ? new UserId(this.approver) : null, this.message, this.publishedAt, this.origin,
				this.files.keySet().stream().sorted().toList());
	}

}
