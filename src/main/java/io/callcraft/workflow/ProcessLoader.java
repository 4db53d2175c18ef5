package io.callcraft.workflow;

import java.io.IOException;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.jbpm.bpmn2.xml.BPMNDISemanticModule;
import org.jbpm.bpmn2.xml.BPMNExtensionsSemanticModule;
import org.jbpm.bpmn2.xml.BPMNSemanticModule;
import org.jbpm.compiler.xml.XmlProcessReader;
import org.jbpm.compiler.xml.core.SemanticModules;
import org.jbpm.process.instance.impl.ReturnValueConstraintEvaluator;
import org.jbpm.ruleflow.core.RuleFlowProcess;
import org.jbpm.workflow.core.Constraint;
import org.jbpm.workflow.core.node.BoundaryEventNode;
import org.jbpm.workflow.core.node.Split;
import org.jbpm.workflow.core.node.SubProcessNode;
import org.kie.api.definition.process.Connection;
import org.kie.api.definition.process.Node;
import org.kie.api.definition.process.Process;
import org.kie.kogito.process.bpmn2.BpmnProcess;
import org.xml.sax.SAXException;

/**
 * Turns a checked process into the engine's, with its conditions and calls bound. The
 * engine would silently take the default flow where a condition is not bound, so anything
 * left unbound is an error.
 */
final class ProcessLoader {

	/** Exceptions roll back the whole step instead of leaving half of it behind. */
	private static final String TRANSACTIONS = "jbpm.transactions.enable";

	private ProcessLoader() {
	}

	/**
	 * Loads a process.
	 * @param called finds the process that a call activity calls, once all are loaded
	 */
	static RuleFlowProcess load(ProcessModel model, int release, Function<String, BpmnProcess> called) {
		RuleFlowProcess process = read(model);
		process.setVersion(String.valueOf(release));
		process.setMetaData(TRANSACTIONS, "true");
		for (Node node : process.getNodesRecursively()) {
			if (node instanceof Split split && split.getType() == Split.TYPE_XOR) {
				bind(split, model);
			}
			if (node instanceof BoundaryEventNode border) {
				BorderFilter.bind(border);
			}
			if (node instanceof SubProcessNode call) {
				call.setSubProcessFactory(
						new CalledProcesses(model.wiring(node.getUniqueId()), () -> called.apply(call.getProcessId())));
			}
		}
		return process;
	}

	private static RuleFlowProcess read(ProcessModel model) {
		SemanticModules modules = new SemanticModules();
		modules.addSemanticModule(new BPMNSemanticModule());
		modules.addSemanticModule(new BPMNExtensionsSemanticModule());
		modules.addSemanticModule(new BPMNDISemanticModule());
		try {
			List<Process> read = new XmlProcessReader(modules, ProcessLoader.class.getClassLoader())
				.read(new StringReader(EngineText.of(model)));
			return (RuleFlowProcess) read.get(0);
		}
		catch (SAXException | IOException ex) {
			throw new IllegalArgumentException("The engine does not take " + model.file() + ": " + ex.getMessage(), ex);
		}
	}

	private static void bind(Split split, ProcessModel model) {
		for (Connection flow : split.getDefaultOutgoingConnections()) {
			if (split.isDefault(flow)) {
				continue;
			}
			Collection<Constraint> constraints = split.getConstraints(flow);
			if (constraints == null || constraints.size() != 1) {
				throw new IllegalArgumentException(
						"A way out of " + split.getUniqueId() + " in " + model.file() + " has no condition");
			}
			Constraint read = constraints.iterator().next();
			ReturnValueConstraintEvaluator bound = new ReturnValueConstraintEvaluator();
			bound.setName(read.getName());
			bound.setConstraint(read.getConstraint());
			bound.setDialect(read.getDialect());
			bound.setType(read.getType());
			bound.setPriority(read.getPriority());
			bound.setEvaluator(new Condition(read.getConstraint(), List.copyOf(model.variableNames())));
			split.setConstraint(flow, bound);
		}
	}

}
