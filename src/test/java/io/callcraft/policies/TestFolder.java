package io.callcraft.policies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with policies that a test edits like somebody with an editor.
 */
record TestFolder(Path path) {

	static final String RULE = "rules/escalation/entry.drl";

	static final String OTHER_RULE = "rules/escalation/moves.drl";

	static final String PROCESS = "processes/staged-escalation.bpmn";

	/** Two rules and a workflow. */
	TestFolder filled() {
		write(RULE, "rule one");
		write(OTHER_RULE, "rule two");
		return write(PROCESS, "<process/>");
	}

	TestFolder write(String file, String text) {
		try {
			Path target = this.path.resolve(file);
			Files.createDirectories(target.getParent());
			Files.writeString(target, text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	TestFolder delete(String file) {
		try {
			Files.delete(this.path.resolve(file));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
