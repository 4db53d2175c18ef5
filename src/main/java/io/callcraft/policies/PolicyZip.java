package io.callcraft.policies;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PolicyFiles;

/**
 * Policies as a zip file, to be kept or edited elsewhere. Nothing of it touches the disk.
 */
final class PolicyZip {

	private static final int MOST_FILES = 2000;

	private static final long LARGEST = 50L << 20;

	private PolicyZip() {
	}

	/** The files as a zip; the same files give the same bytes. */
	static byte[] write(PolicyFiles files) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (var file : files.text().entrySet()) {
				ZipEntry entry = new ZipEntry(file.getKey());
				entry.setTime(0);
				zip.putNextEntry(entry);
				zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * The files of a zip.
	 * @throws InvalidInput naming an entry that is no policy or not text, or when it is
	 * too large
	 */
	static PolicyFiles read(byte[] bytes) {
		SortedMap<String, String> files = new TreeMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
			long total = 0;
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (entry.isDirectory()) {
					continue;
				}
				String path = PolicyPath.require("zip", entry.getName());
				byte[] content = zip.readNBytes((int) PolicyFolder.LARGEST_FILE + 1);
				total += content.length;
				if (content.length > PolicyFolder.LARGEST_FILE || total > LARGEST || files.size() == MOST_FILES) {
					throw new InvalidInput("zip", path + " is too large or one too many: a file has at most 1 MB, "
							+ "all together 50 MB and " + MOST_FILES + " files");
				}
				PolicyText read = PolicyText.of(path, content);
				files.put(read.path(), read.text());
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new InvalidInput("zip", "cannot be read as a zip file: " + ex.getMessage());
		}
		if (files.isEmpty()) {
			throw new InvalidInput("zip", "holds no file below rules/ or processes/, or is no zip file");
		}
		return new PolicyFiles(files);
	}

}
