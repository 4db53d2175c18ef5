package io.callcraft.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The releases of rules and workflows: which one is live, what each holds, and how an
 * earlier one becomes live again (R51, R52). See {@link Drafts} for how new ones come
 * about.
 */
@Service
public class Releases {

	private final Archive archive;

	private final Publisher publisher;

	private final FolderRecord folder;

	private final Installation installation;

	Releases(Archive archive, Publisher publisher, FolderRecord folder, Installation installation) {
		this.archive = archive;
		this.publisher = publisher;
		this.folder = folder;
		this.installation = installation;
	}

	/** The live release; empty before the first was published. */
	@Transactional(readOnly = true)
	public Optional<PublishedRelease> live() {
		int number = this.archive.liveNumber();
		return (number > 0) ? Optional.of(this.archive.release(number)) : Optional.empty();
	}

	/**
	 * @throws NotFound when there is no such release
	 */
	@Transactional(readOnly = true)
	public PublishedRelease release(int number) {
		return this.archive.release(number);
	}

	/** Releases, the latest first. */
	@Transactional(readOnly = true)
	public Page<PublishedRelease> releases(PageRequest page) {
		return this.archive.releases(page);
	}

	/**
	 * @throws NotFound when there is no such release
	 */
	@Transactional(readOnly = true)
	public PolicyFiles files(int number) {
		return this.archive.files(number);
	}

	/**
	 * The text of one file.
	 * @throws NotFound when there is no such release or it has no such file
	 */
	@Transactional(readOnly = true)
	public String file(int number, String path) {
		String text = this.archive.files(number).text().get(path);
		if (text == null) {
			throw new NotFound("file in release " + number, path);
		}
		return text;
	}

	/**
	 * All files of a release as a zip.
	 * @throws NotFound when there is no such release
	 */
	@Transactional(readOnly = true)
	public byte[] zip(int number) {
		return PolicyZip.write(this.archive.files(number));
	}

	/**
	 * How a release differs from an earlier or later one, rule by rule.
	 * @throws NotFound when there is no such release
	 */
	@Transactional(readOnly = true)
	public List<FileDifference> difference(int from, int to) {
		return FileDifference.between(this.archive.files(from), this.archive.files(to));
	}

	/**
	 * Why the last change of the folder was not taken over, or why the live release is
	 * not in force; empty when all is well.
	 */
	@Transactional(readOnly = true)
	public List<PolicyProblem> problems() {
		List<PolicyProblem> problems = new ArrayList<>(this.folder.problems());
		this.installation.failure().ifPresent((failure) -> problems.add(PolicyProblem.error("rules", 0, failure)));
		return problems;
	}

	/**
	 * Publishes the files of an earlier release again, as a new one. The watched folder
	 * is not touched, and what it held before does not come back by itself.
	 * @param message why
	 * @throws NotFound when there is no such release
	 * @throws Conflict when it is what is live already
	 * @throws ChangeRefused when its files no longer pass the checks
	 */
	public PublishedRelease restore(int number, String message, Actor by) {
		PolicyRights.requireWriter(by);
		String reason = requireMessage(message);
		return this.publisher.publish(new Proposal("release-" + number, (live) -> this.archive.files(number), by.user(),
				null, reason, Origin.RESTORE, (release) -> {
				}))
			.orElseThrow(() -> new Conflict("release-" + number,
					"Release " + number + " holds exactly what is live already: there is nothing to roll back"));
	}

	static String requireMessage(String message) {
		String text = message.strip();
		if (text.isEmpty()) {
			throw new InvalidInput("message", "say in a few words why");
		}
		if (text.length() > Proposal.LONGEST_MESSAGE) {
			throw new InvalidInput("message",
					"at most " + Proposal.LONGEST_MESSAGE + " characters, not " + text.length());
		}
		return text;
	}

}
