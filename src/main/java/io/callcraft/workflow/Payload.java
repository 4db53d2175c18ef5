package io.callcraft.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import org.jbpm.flow.serialization.protobuf.KogitoNodeInstanceContentsProtobuf;
import org.jbpm.flow.serialization.protobuf.KogitoProcessInstanceProtobuf.ProcessInstance;
import org.jbpm.flow.serialization.protobuf.KogitoTypesProtobuf.IterationLevel;
import org.jbpm.flow.serialization.protobuf.KogitoTypesProtobuf.NodeInstance;
import org.jbpm.flow.serialization.protobuf.KogitoTypesProtobuf.WorkflowContext;

/**
 * The engine's stored form of an instance, read without building the instance: which
 * nodes its tokens stand on, and the same with other names for these nodes.
 */
final class Payload {

	private static final List<Message> CONTENTS = List.of(
			KogitoNodeInstanceContentsProtobuf.CompositeContextNodeInstanceContent.getDefaultInstance(),
			KogitoNodeInstanceContentsProtobuf.EventSubProcessNodeInstanceContent.getDefaultInstance(),
			KogitoNodeInstanceContentsProtobuf.DynamicNodeInstanceContent.getDefaultInstance(),
			KogitoNodeInstanceContentsProtobuf.ForEachNodeInstanceContent.getDefaultInstance(),
			KogitoNodeInstanceContentsProtobuf.JoinNodeInstanceContent.getDefaultInstance());

	private final ProcessInstance stored;

	private Payload(ProcessInstance stored) {
		this.stored = stored;
	}

	static Payload of(byte[] bytes) {
		try {
			return new Payload(ProcessInstance.parseFrom(bytes));
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException("A stored instance cannot be read", ex);
		}
	}

	byte[] bytes() {
		return this.stored.toByteArray();
	}

	/** Every node with a token, a sub-process before what is in it. */
	List<Token> tokens() {
		return nodes().stream().map((node) -> new Token(node.getId(), node.getNodeId())).toList();
	}

	/**
	 * The node with the token that waits for a timer: the innermost that mentions it.
	 * @param job the engine's name for the timer
	 */
	Optional<String> waitingFor(String job) {
		return nodes().stream()
			.filter((node) -> new String(node.toByteArray(), StandardCharsets.ISO_8859_1).contains(job))
			.reduce((outer, inner) -> inner)
			.map(NodeInstance::getNodeId);
	}

	private List<NodeInstance> nodes() {
		List<NodeInstance> nodes = new ArrayList<>();
		collect(this.stored, nodes);
		return nodes;
	}

	private static void collect(Message message, List<NodeInstance> nodes) {
		if (message instanceof NodeInstance node) {
			nodes.add(node);
		}
		if (message instanceof Any any) {
			unpacked(any).ifPresent((content) -> collect(content, nodes));
			return;
		}
		message.getAllFields().forEach((field, value) -> {
			if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
				values(value).forEach((child) -> collect((Message) child, nodes));
			}
		});
	}

	/**
	 * The same instance on another version of its process.
	 * @param version the release's number, as the engine keeps it
	 * @param names the new id of a node
	 */
	Payload on(String version, UnaryOperator<String> names) {
		ProcessInstance.Builder renamed = (ProcessInstance.Builder) renamed(this.stored, names).toBuilder();
		return new Payload(renamed.setProcessVersion(version).build());
	}

	private static Message renamed(Message message, UnaryOperator<String> names) {
		if (message instanceof Any any) {
			return unpacked(any).<Message>map((content) -> Any.pack(renamed(content, names))).orElse(any);
		}
		Message.Builder builder = (message instanceof WorkflowContext context) ? withoutBrokenGroups(context)
				: message.toBuilder();
		message.getAllFields().forEach((field, value) -> {
			if (namesNode(message, field)) {
				builder.setField(field, renamedIds(value, names));
			}
			else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isMapField()
					&& !field.getName().equals("exclusive_group")) {
				builder.setField(field,
						field.isRepeated()
								? values(value).stream().map((child) -> renamed((Message) child, names)).toList()
								: renamed((Message) value, names));
			}
		});
		return builder.build();
	}

	/** A group of events of which tokens were taken off cannot be read again. */
	private static WorkflowContext.Builder withoutBrokenGroups(WorkflowContext context) {
		Set<String> tokens = context.getNodeInstanceList()
			.stream()
			.map(NodeInstance::getId)
			.collect(Collectors.toSet());
		return context.toBuilder()
			.clearExclusiveGroup()
			.addAllExclusiveGroup(context.getExclusiveGroupList()
				.stream()
				.filter((group) -> tokens.containsAll(group.getGroupNodeInstanceIdList()))
				.toList());
	}

	private static boolean namesNode(Message message, FieldDescriptor field) {
		return field.getName().equals("node_id") || field.getName().equals("completedNodeIds")
				|| (message instanceof IterationLevel && field.getName().equals("id"));
	}

	private static Object renamedIds(Object value, UnaryOperator<String> names) {
		return (value instanceof List<?> ids) ? ids.stream().map((id) -> names.apply((String) id)).toList()
				: names.apply((String) value);
	}

	private static List<?> values(Object value) {
		return (value instanceof List<?> list) ? list : List.of(value);
	}

	/** What is packed, where it may name nodes; variables stay as they are. */
	private static Optional<Message> unpacked(Any any) {
		for (Message content : CONTENTS) {
			if (any.is(content.getClass())) {
				try {
					return Optional.of(any.unpack(content.getClass()));
				}
				catch (InvalidProtocolBufferException ex) {
					throw new IllegalStateException("A stored instance cannot be read", ex);
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * A node that a token stands on.
	 *
	 * @param id of the token
	 * @param node id of the node in the BPMN file
	 */
	record Token(String id, String node) {
	}

}
