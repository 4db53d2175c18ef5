package io.callcraft.decisions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.Test;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules that Callcraft ships pass every gate and all of their scenarios.
 */
class ShippedRulesTests {

	@Test
	void shipped_rules_pass_every_gate_and_scenario() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
			scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.[A-Z][a-z]+Vocabulary")));
			scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.RuleBooks")));
			scanner.scan("io.callcraft");
			context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
			context.refresh();

			Compilation compilation = context.getBean(Decisions.class).compile(shipped());

			assertThat(compilation.problems()).isEmpty();
			assertThat(compilation.scenarios()).isNotEmpty().allMatch(ScenarioOutcome::passed);
		}
	}

	static PolicyFiles shipped() {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> paths = Files.walk(Path.of("rules"))) {
			paths.filter(Files::isRegularFile).forEach((path) -> {
				try {
					files.put(path.toString().replace('\\', '/'), Files.readString(path));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return PolicyFiles.of(files);
	}

}
