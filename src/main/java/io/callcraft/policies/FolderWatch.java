package io.callcraft.policies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

import io.callcraft.shared.PolicyFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Looks whether something in the folder was saved, and reads it once the folder stands
 * still.
 */
@Component
class FolderWatch {

	private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

	private static final int MOST_LOOKS = 20;

	private final PolicySettings settings;

	private final PolicyFolder folder;

	private final FolderChanges changes;

	private @Nullable SortedMap<String, String> seen;

	FolderWatch(PolicySettings settings, FolderChanges changes) {
		this.settings = settings;
		this.folder = new PolicyFolder(Path.of(settings.folder()).toAbsolutePath().normalize());
		this.changes = changes;
	}

	/** One look; what was saved since the last is taken over before it returns. */
	synchronized void look() {
		try {
			SortedMap<String, String> traces = this.folder.look();
			if (traces.equals(this.seen)) {
				return;
			}
			if (traces.isEmpty()) {
				log.info("No policies in the folder {}; releases come from the database", this.folder);
				this.seen = traces;
				return;
			}
			takeWhenStill(traces);
		}
		catch (IOException ex) {
			// files come and go while somebody saves: the next look sees how it ended
			log.debug("The folder changed while it was looked at", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What lies in the folder now; empty when there is none or it changes meanwhile.
	 */
	synchronized Optional<FolderReading> reading() {
		try {
			Set<String> paths = this.folder.look().keySet();
			return paths.isEmpty() ? Optional.empty() : Optional.of(this.folder.read(paths));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** Makes the folder hold exactly these files. */
	synchronized void write(PolicyFiles files) {
		try {
			this.folder.write(files);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void takeWhenStill(SortedMap<String, String> first) throws IOException, InterruptedException {
		SortedMap<String, String> before = first;
		for (int looks = 0; looks < MOST_LOOKS; looks++) {
			Thread.sleep(this.settings.settle().toMillis());
			SortedMap<String, String> now = this.folder.look();
			if (now.equals(before)) {
				// first, so that it is never newer than what is read
				FolderChanges.Known known = this.changes.known();
				FolderReading reading = this.folder.read(now.keySet());
				if (this.folder.look().equals(now)) {
					if (this.changes.take(reading, known)) {
						this.seen = now;
					}
					return;
				}
			}
			before = now;
		}
	}

}
