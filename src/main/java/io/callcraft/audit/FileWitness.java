package io.callcraft.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A file that heads are added to, one a line.
 */
final class FileWitness implements Witness {

	private final Path file;

	private @Nullable SignedHead last;

	FileWitness(Path file) {
		this.file = file;
	}

	/** Adds a head, unless it is the last one there. */
	@Override
	public synchronized void keep(SignedHead head) {
		if (this.last == null) {
			List<SignedHead> kept = heads();
			this.last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
		}
		if (!head.equals(this.last)) {
			append(HeadLine.of(head) + "\n");
			this.last = head;
		}
	}

	@Override
	public Remembered remembered() {
		return Remembered.of(heads());
	}

	@Override
	public Testimony.Kind kind() {
		return Testimony.Kind.FILE;
	}

	@Override
	public String where() {
		return this.file.toString();
	}

	@Override
	public String setting() {
		return Testimony.Kind.FILE.setting();
	}

	private List<SignedHead> heads() {
		if (!Files.exists(this.file)) {
			return List.of();
		}
		try {
			// a last line without an end is one that a crash cut off
			String text = Files.readString(this.file);
			return HeadLine.readAll("the witness file " + this.file, text.substring(0, text.lastIndexOf('\n') + 1));
		}
		catch (IOException ex) {
			throw new IllegalStateException("The witness file " + this.file + " cannot be read", ex);
		}
	}

	private void append(String line) {
		Path absolute = this.file.toAbsolutePath();
		try {
			Files.createDirectories(absolute.getParent());
			Files.writeString(absolute, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND,
					StandardOpenOption.SYNC);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The witness file " + absolute + " cannot be written", ex);
		}
	}

}
