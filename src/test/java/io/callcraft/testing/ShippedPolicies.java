package io.callcraft.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.shared.PolicyFiles;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/**
 * The rules that Callcraft ships, compiled once for all tests that ask them without a
 * database.
 */
public final class ShippedPolicies {

	private static Decisions decisions;

	private static Release release;

	private ShippedPolicies() {
	}

	/** The shipped rules as a release. */
	public static synchronized Release release() {
		if (release == null) {
			release = decisions().load(1, files());
		}
		return release;
	}

	/** The shipped rules with some thresholds at other values. */
	public static Release with(Map<String, Double> thresholds) {
		String file = "rules/escalation/thresholds.yaml";
		Map<String, String> files = new TreeMap<>(files().text());
		thresholds.forEach((name, value) -> files.computeIfPresent(file,
				(path, text) -> text.replaceFirst("(name: " + name + "\\s+value: )[0-9.]+", "$1" + value)));
		return decisions().load(2, PolicyFiles.of(files));
	}

	private static synchronized Decisions decisions() {
		if (decisions == null) {
			AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
			ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
			scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.[A-Z][a-z]+Vocabulary")));
			scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.RuleBooks")));
			scanner.scan("io.callcraft");
			context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
			context.refresh();
			decisions = context.getBean(Decisions.class);
		}
		return decisions;
	}

	/** Everything below {@code rules} and {@code processes}. */
	public static PolicyFiles files() {
		Map<String, String> files = new TreeMap<>();
		for (String folder : new String[] { "rules", "processes" }) {
			try (Stream<Path> paths = Files.walk(Path.of(folder))) {
				for (Path path : paths.filter(Files::isRegularFile).toList()) {
					files.put(path.toString().replace('\\', '/'), Files.readString(path));
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return PolicyFiles.of(files);
	}

}
