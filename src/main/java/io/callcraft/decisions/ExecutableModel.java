package io.callcraft.decisions;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Turns rules into Java classes, as Drools does for its executable model, so that the
 * classes can be looked at. They are never loaded: what decides is the plain build of the
 * same text.
 */
final class ExecutableModel {

	private static final AtomicLong BUILDS = new AtomicLong();

	private static final String LAMBDA_CLASSES = "drools.externaliseCanonicalModelLambda";

	private ExecutableModel() {
	}

	/**
	 * The generated classes, by file name.
	 * @param problems takes the reasons why there are none
	 */
	static Map<String, byte[]> classesOf(List<RuleText> texts, Terms terms, Problems problems) {
		KieServices services = KieServices.get();
		ReleaseId release = services.newReleaseId("io.callcraft", "rules", "check-" + BUILDS.incrementAndGet());
		KieFileSystem files = services.newKieFileSystem();
		files.generateAndWritePomXML(release);
		// a class for each lambda takes twice the time; Drools needs it where a text
		// 'matches'
		boolean classes = texts.stream().anyMatch((text) -> text.drl().contains("matches"));
		files.writeKModuleXML(
				services.newKieModuleModel().setConfigurationProperty(LAMBDA_CLASSES, String.valueOf(classes)).toXML());
		String folder = terms.packageName().replace('.', '/');
		int i = 0;
		for (RuleText text : texts) {
			files.write("src/main/resources/" + folder + "/r" + i++ + ".drl", text.drl());
		}
		try {
			KieBuilder builder = services.newKieBuilder(files, KnownClasses.LOADER);
			builder.buildAll(ExecutableModelProject.class);
			for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
				RuleText text = texts.get(0);
				problems.error(text.path(), 0, BuildMessages.plain(message.getText()));
			}
			return problems.hasErrors() ? Map.of() : classes((InternalKieModule) builder.getKieModule());
		}
		finally {
			services.getRepository().removeKieModule(release);
		}
	}

	private static Map<String, byte[]> classes(InternalKieModule module) {
		Map<String, byte[]> classes = new TreeMap<>();
		for (String name : module.getFileNames()) {
			if (name.endsWith(".class")) {
				classes.put(name, module.getBytes(name));
			}
		}
		return classes;
	}

}
