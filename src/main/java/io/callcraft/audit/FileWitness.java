package io.callcraft.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A file that heads are added to, one a line; a last line without an end is one that a
 * crash cut off.
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
			List<SignedHead> kept = remembered().heads();
			this.last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
		}
		if (!head.equals(this.last)) {
			append(HeadLine.of(head) + "\n");
			this.last = head;
		}
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
	public Remembered remembered() {
		try {
			String text = Files.exists(this.file) ? Files.readString(this.file) : "";
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
			dropTornLine(absolute);
			Files.writeString(absolute, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND,
					StandardOpenOption.SYNC);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The witness file " + absolute + " cannot be written", ex);
		}
	}

	/** What a crash cut off amid a line would spoil the line that follows it. */
	private static void dropTornLine(Path file) throws IOException {
		long end = Files.exists(file) ? endOfLines(file) : 0;
		if (end < file.toFile().length()) {
			// not before it is needed: a file that can only be added to is a good witness
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
				channel.truncate(end);
			}
		}
	}

	private static long endOfLines(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file)) {
			long end = channel.size();
			ByteBuffer last = ByteBuffer.allocate(1);
			while (end > 0 && channel.read(last.clear(), end - 1) == 1 && last.get(0) != '\n') {
				end--;
			}
			return end;
		}
	}

}
