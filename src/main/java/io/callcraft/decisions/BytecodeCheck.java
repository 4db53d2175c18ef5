package io.callcraft.decisions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The last gate: looks at every class that Drools generates from the rules and finds
 * whatever they refer to beyond the allowlist. The earlier gates look at what is written,
 * this one at what became of it.
 */
final class BytecodeCheck {

	/** Drools names the method that holds a rule after it. */
	private static final String RULE = "rule_";

	/** How the compiler names the method that holds a condition or a then-part. */
	private static final String LAMBDA = "lambda$";

	/**
	 * Written by the compiler into whatever holds lambdas, the same for all; no source
	 * can write a synthetic method.
	 */
	private static final String DESERIALIZE = "$deserializeLambda$";

	private final Allowlist allowed;

	/** What each generated class, rule or part of one reaches for that it may not. */
	private final Map<String, Set<String>> reaches = new TreeMap<>();

	/** The rules, and parts of rules, that make use of a generated class or part. */
	private final Map<String, Set<String>> users = new HashMap<>();

	private BytecodeCheck(Allowlist allowed) {
		this.allowed = allowed;
	}

	/** Looks at the classes generated from the rules; what they may not is a problem. */
	static void check(Map<String, byte[]> classes, Terms terms, List<RuleSource> rules, Problems problems) {
		BytecodeCheck check = new BytecodeCheck(new Allowlist(terms, classes.keySet()));
		classes.forEach((file, bytes) -> {
			// describes the module, the same for all rules
			if (!file.startsWith("org/drools/project/model/")) {
				new ClassReader(bytes).accept(check.new Visitor(), ClassReader.SKIP_DEBUG);
			}
		});
		check.reaches.forEach((place, targets) -> {
			Set<String> methods = check.rulesAt(place, new TreeSet<>());
			RuleSource rule = rules.stream()
				.filter((candidate) -> methods.contains(RULE + encoded(candidate.name())))
				.findFirst()
				.orElse(rules.get(0));
			problems.error(rule.file(), rule.line(), "Rule \"" + rule.name() + "\" reaches beyond the vocabulary: "
					+ String.join(", ", targets).replace('/', '.'));
		});
	}

	/** The methods of the rules that a place is part of or used by. */
	private Set<String> rulesAt(String place, Set<String> rules) {
		if (place.startsWith(RULE)) {
			rules.add(place);
		}
		else {
			// a part is written before what it is part of, so this comes to an end
			this.users.getOrDefault(place, Set.of()).forEach((user) -> rulesAt(user, rules));
		}
		return rules;
	}

	private static String encoded(String rule) {
		StringBuilder name = new StringBuilder();
		rule.chars().forEach((c) -> {
			if (c == '_') {
				name.append("__");
			}
			else if (Character.isJavaIdentifierPart(c)) {
				name.append((char) c);
			}
			else {
				name.append('_').append(c);
			}
		});
		return name.toString();
	}

	private void found(String place, String target) {
		this.reaches.computeIfAbsent(place, (any) -> new TreeSet<>()).add(target);
	}

	private void uses(String place, String target) {
		this.users.computeIfAbsent(target, (any) -> new TreeSet<>()).add(place);
	}

	private void type(Type type, String place) {
		Type element = (type.getSort() == Type.ARRAY) ? type.getElementType() : type;
		if (element.getSort() == Type.METHOD) {
			for (Type argument : element.getArgumentTypes()) {
				type(argument, place);
			}
			type(element.getReturnType(), place);
		}
		else if (element.getSort() == Type.OBJECT) {
			String name = element.getInternalName();
			if (!this.allowed.mayName(name)) {
				found(place, name);
			}
			if (place.startsWith(RULE) && this.allowed.isGenerated(name)) {
				uses(place, name);
			}
		}
	}

	private void call(String owner, String method, String place) {
		if (owner.startsWith("[")) {
			type(Type.getObjectType(owner), place);
		}
		else if (!this.allowed.mayCall(owner, method)) {
			found(place, owner + "." + method);
		}
		else if (this.allowed.isGenerated(owner)) {
			type(Type.getObjectType(owner), place);
		}
	}

	/** Looks at one class. */
	private final class Visitor extends ClassVisitor {

		private String name = "";

		Visitor() {
			super(Opcodes.ASM9);
		}

		@Override
		public void visit(int version, int access, String name, @Nullable String signature, String superName,
				String[] interfaces) {
			this.name = name;
			type(Type.getObjectType(superName), name);
			List.of(interfaces).forEach((implemented) -> type(Type.getObjectType(implemented), name));
		}

		@Override
		public @Nullable FieldVisitor visitField(int access, String field, String descriptor,
				@Nullable String signature, @Nullable Object value) {
			type(Type.getType(descriptor), this.name);
			return null;
		}

		@Override
		public @Nullable MethodVisitor visitMethod(int access, String method, String descriptor,
				@Nullable String signature, String @Nullable [] exceptions) {
			if (method.equals(DESERIALIZE) && (access & Opcodes.ACC_SYNTHETIC) != 0) {
				return null;
			}
			String place = method.startsWith(RULE) ? method
					: method.startsWith(LAMBDA) ? this.name + "." + method : this.name;
			type(Type.getType(descriptor), place);
			if ((access & Opcodes.ACC_NATIVE) != 0) {
				found(place, "native code");
			}
			return new Body(place);
		}

	}

	/** Looks at what one method does. */
	private final class Body extends MethodVisitor {

		private final String place;

		Body(String place) {
			super(Opcodes.ASM9);
			this.place = place;
		}

		@Override
		public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean isInterface) {
			call(owner, method, this.place);
			type(Type.getType(descriptor), this.place);
		}

		@Override
		public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
			type(Type.getObjectType(owner), this.place);
			type(Type.getType(descriptor), this.place);
		}

		@Override
		public void visitTypeInsn(int opcode, String type) {
			type(Type.getObjectType(type), this.place);
		}

		@Override
		public void visitLdcInsn(Object value) {
			constant(value);
		}

		@Override
		public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
			call(bootstrap.getOwner(), bootstrap.getName(), this.place);
			type(Type.getType(descriptor), this.place);
			for (Object argument : arguments) {
				constant(argument);
			}
		}

		private void constant(Object value) {
			if (value instanceof Type type) {
				type(type, this.place);
			}
			else if (value instanceof Handle handle) {
				call(handle.getOwner(), handle.getName(), this.place);
				uses(this.place, handle.getOwner() + "." + handle.getName());
				type(Type.getType(handle.getDesc()), this.place);
			}
			else if (value instanceof ConstantDynamic) {
				found(this.place, "a computed constant");
			}
		}

	}

}
