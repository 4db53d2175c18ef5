package io.callcraft.policies;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;

/**
 * The folder that is watched: what lies in it, and what the files say.
 */
final class PolicyFolder {

	static final long LARGEST_FILE = 1 << 20;

	private static final int MOST_FILES = 2000;

	private static final List<String> ROOTS = List.of("rules", "processes");

	private final Path folder;

	PolicyFolder(Path folder) {
		this.folder = folder;
	}

	/**
	 * Every policy file with what shows that it was written: cheap, reads no file.
	 * @throws IOException when the folder changes while it is looked at
	 */
	SortedMap<String, String> look() throws IOException {
		SortedMap<String, String> traces = new TreeMap<>();
		for (String root : roots()) {
			Files.walkFileTree(this.folder.resolve(root), EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE,
					new Visitor(traces));
		}
		return traces;
	}

	/**
	 * Reads the files.
	 * @throws IOException when the folder changes meanwhile
	 */
	FolderReading read(Set<String> paths) throws IOException {
		TreeMap<String, String> texts = new TreeMap<>();
		List<PolicyProblem> problems = new ArrayList<>();
		if (paths.size() > MOST_FILES) {
			problems.add(PolicyProblem.error("rules", 0,
					paths.size() + " files are too many: a release has at most " + MOST_FILES));
			return new FolderReading(roots(), PolicyFiles.of(texts), problems);
		}
		for (String path : paths) {
			byte[] bytes = firstBytes(path);
			try {
				PolicyText read = PolicyText.of(path, bytes);
				String other = texts.put(read.path(), read.text());
				if (other != null) {
					problems.add(PolicyProblem.error(path, 0, read.path() + " is there too: keep one of them"));
				}
			}
			catch (InvalidInput ex) {
				problems.add(PolicyProblem.error(path, 0, ex.problems().get(0).reason()));
				// so that a change of it is noticed
				texts.put(path, new String(bytes, StandardCharsets.ISO_8859_1));
			}
		}
		return new FolderReading(roots(), new PolicyFiles(texts), problems);
	}

	/**
	 * Makes the folder hold exactly these files.
	 * @throws IOException when it cannot be written
	 */
	void write(PolicyFiles files) throws IOException {
		for (String path : look().keySet()) {
			if (!files.text().containsKey(path)) {
				Files.delete(this.folder.resolve(path));
			}
		}
		for (Map.Entry<String, String> file : files.text().entrySet()) {
			Path target = this.folder.resolve(PolicyPath.require("path", file.getKey()));
			if (!Files.isRegularFile(target) || !file.getValue().equals(Files.readString(target))) {
				Files.createDirectories(target.getParent());
				Files.writeString(target, file.getValue());
			}
		}
	}

	@Override
	public String toString() {
		return this.folder.toString();
	}

	private Set<String> roots() {
		return ROOTS.stream()
			.filter((root) -> Files.isDirectory(this.folder.resolve(root)))
			.collect(Collectors.toSet());
	}

	private byte[] firstBytes(String path) throws IOException {
		try (var in = Files.newInputStream(this.folder.resolve(path))) {
			return in.readNBytes((int) LARGEST_FILE + 1);
		}
	}

	/** Notes every policy file. */
	private final class Visitor extends SimpleFileVisitor<Path> {

		private final SortedMap<String, String> traces;

		Visitor(SortedMap<String, String> traces) {
			this.traces = traces;
		}

		@Override
		public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
			return PolicyPath.isLeftBehind(directory.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE
					: FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			if (attributes.isRegularFile() && !PolicyPath.isLeftBehind(file.getFileName().toString())) {
				this.traces.put(path(file),
						attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey());
			}
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException ex) throws IOException {
			if (PolicyPath.isLeftBehind(file.getFileName().toString())) {
				// such as the dangling link that an editor uses as a lock
				return FileVisitResult.CONTINUE;
			}
			throw ex;
		}

		private String path(Path file) {
			Path relative = PolicyFolder.this.folder.relativize(file);
			return Stream.iterate(0, (i) -> i < relative.getNameCount(), (i) -> i + 1)
				.map((i) -> relative.getName(i).toString())
				.collect(Collectors.joining("/"));
		}

	}

}
