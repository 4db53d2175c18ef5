package io.callcraft.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import org.jspecify.annotations.Nullable;

/**
 * The workflow files of a release, read and checked together.
 *
 * @param processes those that are in order, by id
 * @param problems what is wrong with the others
 */
record ReadProcesses(Map<String, ProcessModel> processes, List<PolicyProblem> problems) {

	private static final int LARGEST = 1_000_000;

	private static final String FOLDER = "processes";

	/**
	 * Reads and checks every file below {@code processes}.
	 * @param tasks what forms and deciders there are; absent when the files passed before
	 */
	static ReadProcesses of(PolicyFiles files, @Nullable TaskCheck tasks) {
		Map<String, ProcessModel> models = new LinkedHashMap<>();
		Map<String, Problems> problems = new LinkedHashMap<>();
		files.under(FOLDER).text().forEach((path, text) -> {
			Problems found = new Problems(path);
			problems.put(path, found);
			read(path, text, found).ifPresent((model) -> models.put(model.id(), model));
		});
		CallCheck calls = new CallCheck(Map.copyOf(models));
		ErrorCheck errors = new ErrorCheck(Map.copyOf(models));
		for (ProcessModel model : List.copyOf(models.values())) {
			Problems found = problems.getOrDefault(model.file(), new Problems(model.file()));
			new FlowCheck(model, found).check();
			calls.check(model, found);
			errors.check(model, found);
			if (tasks != null) {
				tasks.check(model, errors, found);
			}
			if (!found.isEmpty()) {
				models.remove(model.id());
			}
		}
		List<PolicyProblem> all = new ArrayList<>();
		problems.values().forEach((found) -> all.addAll(found.found()));
		return new ReadProcesses(models, all);
	}

	private static Optional<ProcessModel> read(String path, String text, Problems problems) {
		if (!path.endsWith(".bpmn")) {
			if (!path.endsWith(".md")) {
				problems.error(0, "is neither a workflow (.bpmn) nor a text about them (.md)");
			}
			return Optional.empty();
		}
		if (text.length() > LARGEST || text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
			problems.error(0, "is larger than 1 MB");
			return Optional.empty();
		}
		try {
			BpmnElement root = BpmnReader.read(text);
			new BpmnGate(problems).check(root);
			return problems.isEmpty() ? understand(path, root, problems) : Optional.empty();
		}
		catch (BpmnReader.Unreadable ex) {
			problems.error(ex.line(), ex.reason());
			return Optional.empty();
		}
	}

	private static Optional<ProcessModel> understand(String path, BpmnElement root, Problems problems) {
		List<BpmnElement> processes = root.children("process");
		if (processes.size() != 1) {
			problems.error(root, "holds " + processes.size() + " processes: one a file");
			return Optional.empty();
		}
		BpmnElement process = processes.get(0);
		if (!path.equals(ProcessModel.file(process.id()))) {
			problems.error(process,
					"has another id than its file's name: it must be "
							+ path.substring(path.lastIndexOf('/') + 1, path.length() - ".bpmn".length())
							+ ", directly below " + FOLDER);
			return Optional.empty();
		}
		checkVariableNames(process, problems);
		return Optional.of(ProcessModel.of(root, process, problems));
	}

	private static void checkVariableNames(BpmnElement process, Problems problems) {
		process.children("property")
			.stream()
			.filter((property) -> !BpmnGate.VARIABLE.matcher(property.title()).matches())
			.forEach((property) -> problems.error(property,
					"names a variable that is no word of letters, digits and _: " + property.title()));
	}

}
