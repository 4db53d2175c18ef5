package io.callcraft.policies;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.decisions.DecisionWords;
import io.callcraft.decisions.Decisions;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.workflow.Definitions;
import io.callcraft.workflow.ProcessWords;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a draft makes of the policies: its files set upon what is live, checked, compared,
 * and what an author can choose from while writing them.
 */
@Service
public class DraftFiles {

	private final StoredDrafts drafts;

	private final DraftPublisher publisher;

	private final Archive archive;

	private final Decisions decisions;

	private final Definitions definitions;

	DraftFiles(StoredDrafts drafts, DraftPublisher publisher, Archive archive, Decisions decisions,
			Definitions definitions) {
		this.drafts = drafts;
		this.publisher = publisher;
		this.archive = archive;
		this.decisions = decisions;
		this.definitions = definitions;
	}

	/**
	 * All files as they would be with the draft published, and as they are live.
	 * @throws NotFound when there is no such draft
	 */
	@Transactional(readOnly = true)
	public Both of(long draft) {
		PolicyFiles live = this.archive.live().files();
		return new Both(live, this.drafts.changes(this.drafts.get(draft)).on(live));
	}

	/**
	 * The files of a draft that others have published since, each with both sides; none
	 * for a draft that is over.
	 * @throws NotFound when there is no such draft
	 */
	@Transactional(readOnly = true)
	public List<TwoSides> overtaken(long draft) {
		StoredDraft stored = this.drafts.get(draft);
		Snapshot live = this.archive.live();
		Map<String, Optional<String>> mine = this.drafts.changes(stored).byPath();
		return (stored.shown().state() == Draft.State.OPEN) ? this.drafts.overtaken(stored, live)
			.entrySet()
			.stream()
			.map((file) -> TwoSides.of(file.getKey(), file.getValue(), live.number(),
					this.archive.files(file.getValue()).text().get(file.getKey()),
					live.files().text().get(file.getKey()),
					mine.getOrDefault(file.getKey(), Optional.empty()).orElse(null)))
			.toList() : List.of();
	}

	/**
	 * One file of a draft that others have published since.
	 * @throws NotFound when there is no such draft, or nobody has
	 */
	@Transactional(readOnly = true)
	public TwoSides overtaken(long draft, String path) {
		return overtaken(draft).stream()
			.filter((file) -> file.path().equals(path))
			.findFirst()
			.orElseThrow(() -> new NotFound("file changed on both sides in draft " + draft, path));
	}

	/**
	 * The content that a draft gives a file.
	 * @throws NotFound when there is no such draft, or it does not change or removes the
	 * file
	 */
	@Transactional(readOnly = true)
	public String file(long draft, String path) {
		return this.drafts.changes(this.drafts.get(draft))
			.byPath()
			.getOrDefault(path, Optional.empty())
			.orElseThrow(() -> new NotFound("file in draft " + draft, path));
	}

	/**
	 * A file as it would be with the draft published, whether or not the draft changes
	 * it.
	 * @throws NotFound when there is no such draft or file
	 */
	@Transactional(readOnly = true)
	public String text(long draft, String path) {
		String text = of(draft).draft().text().get(path);
		if (text == null) {
			throw new NotFound("file in draft " + draft, path);
		}
		return text;
	}

	/**
	 * All policies as they would be with the draft published, as a zip file.
	 * @throws NotFound when there is no such draft
	 */
	@Transactional(readOnly = true)
	public byte[] zip(long draft) {
		return PolicyZip.write(of(draft).draft());
	}

	/**
	 * Checks a draft as it would be published now: everything that is wrong or doubtful.
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is published or discarded
	 */
	public CheckReport check(long draft) {
		return this.publisher.check(draft);
	}

	/**
	 * What a check would find if one file of the draft read so; nothing is kept.
	 * @throws NotFound when there is no such draft
	 * @throws Conflict when it is published or discarded
	 */
	public CheckReport tryOut(long draft, String path, String content) {
		return this.publisher.check(draft, FileChanges.of(Map.of(path, Optional.of(content))));
	}

	/** Names of the decisions that rules can be written for. */
	public List<String> decisions() {
		return this.decisions.names();
	}

	/**
	 * What a rule of a decision can be written with, as the draft has it.
	 * @throws NotFound when there is no such draft or decision
	 */
	@Transactional(readOnly = true)
	public DecisionWords words(long draft, String decision) {
		return this.decisions.words(decision, of(draft).draft());
	}

	/**
	 * What a process can be written with, as the draft has it.
	 * @throws NotFound when there is no such draft
	 */
	@Transactional(readOnly = true)
	public ProcessWords processWords(long draft) {
		return this.definitions.words(of(draft).draft());
	}

	/**
	 * All policies twice.
	 *
	 * @param live as they are
	 * @param draft as they would be
	 */
	public record Both(PolicyFiles live, PolicyFiles draft) {
	}

}
