package io.callcraft.workflow;

import java.util.Map;

/**
 * Something that a process wants on record.
 *
 * @param process id of the process
 * @param businessKey what it is about, such as a case id
 * @param node id of the audit task
 * @param release number of the release that the process runs on
 * @param sentence what to enter
 * @param detail further facts: strings, numbers and booleans
 */
public record WorkflowNote(String process, String businessKey, String node, int release, String sentence,
		Map<String, Object> detail) {

	public WorkflowNote {
		detail = Map.copyOf(detail);
	}

}
