package io.callcraft.workflow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What goes into a task or called process, and which variables what comes out goes to: a
 * file's data associations, read.
 *
 * @param inputs by the input's name
 * @param outputs output's name to the variable's
 */
record Wiring(Map<String, Source> inputs, Map<String, String> outputs) {

	/** The values of all inputs, absent ones left out. */
	Map<String, Object> values(Function<String, @Nullable Object> variables) {
		Map<String, Object> values = new LinkedHashMap<>();
		this.inputs.forEach((name, source) -> {
			Object value = source.value(variables);
			if (value != null) {
				values.put(name, value);
			}
		});
		return values;
	}

	/** The constant that an input is set to; empty text when it is none. */
	String constant(String input) {
		Source source = this.inputs.get(input);
		return (source == null) ? "" : source.constant();
	}

	/**
	 * Reads the associations of a task or call activity.
	 * @param variables id to name of every variable of the process
	 * @param problems hears of references that lead nowhere
	 */
	static Wiring of(BpmnElement activity, Map<String, String> variables, Problems problems) {
		return new Reader(variables, problems).read(activity);
	}

	private record Reader(Map<String, String> variables, Problems problems) {

		Wiring read(BpmnElement activity) {
			Map<String, String> inputNames = new HashMap<>();
			Map<String, String> outputNames = new HashMap<>();
			activity.child("ioSpecification").ifPresent((specification) -> {
				names(specification.children("dataInput"), inputNames);
				names(specification.children("dataOutput"), outputNames);
			});
			Map<String, Source> inputs = new LinkedHashMap<>();
			for (BpmnElement association : activity.children("dataInputAssociation")) {
				input(association, inputNames, inputs);
			}
			Map<String, String> outputs = new LinkedHashMap<>();
			for (BpmnElement association : activity.children("dataOutputAssociation")) {
				output(association, outputNames, outputs);
			}
			return new Wiring(inputs, outputs);
		}

		private void names(List<BpmnElement> declared, Map<String, String> names) {
			declared.forEach((data) -> names.put(data.id(), data.title()));
		}

		private void input(BpmnElement association, Map<String, String> names, Map<String, Source> inputs) {
			String name = names.get(reference(association, "targetRef"));
			if (name == null) {
				this.problems.error(association, "fills no declared input: its targetRef '"
						+ reference(association, "targetRef") + "' is the id of no dataInput");
				return;
			}
			association.child("assignment")
				.ifPresentOrElse((assignment) -> inputs.put(name, constant(assignment)),
						() -> variable(association, reference(association, "sourceRef"))
							.ifPresent((variable) -> inputs.put(name, Source.variable(variable))));
		}

		private Source constant(BpmnElement assignment) {
			Source source = Source.of(reference(assignment, "from"));
			if (source.variable() != null && !this.variables.containsValue(source.variable())) {
				this.problems.error(assignment,
						"names the variable '" + source.variable() + "', which is no property of the process");
			}
			return source;
		}

		private void output(BpmnElement association, Map<String, String> names, Map<String, String> outputs) {
			String name = names.get(reference(association, "sourceRef"));
			if (name == null) {
				this.problems.error(association, "reads no declared output: its sourceRef '"
						+ reference(association, "sourceRef") + "' is the id of no dataOutput");
				return;
			}
			if (association.child("assignment").isPresent()) {
				this.problems.error(association, "assigns a value of its own: map the output to a property");
				return;
			}
			variable(association, reference(association, "targetRef"))
				.ifPresent((variable) -> outputs.put(name, variable));
		}

		private Optional<String> variable(BpmnElement association, String id) {
			String variable = this.variables.get(id);
			if (variable == null) {
				this.problems.error(association, "names '" + id + "', which is no property of the process");
			}
			return Optional.ofNullable(variable);
		}

		private static String reference(BpmnElement element, String child) {
			return element.child(child).map(BpmnElement::text).orElse("");
		}

	}

}
