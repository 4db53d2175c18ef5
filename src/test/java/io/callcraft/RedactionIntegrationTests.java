package io.callcraft;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import io.callcraft.audit.Dossiers;
import io.callcraft.shared.Actor;
import io.callcraft.shared.DossierPart.Audience;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is withheld from whom a dossier is for stands in no file of it, and what is not
 * withheld does; each is sound.
 */
class RedactionIntegrationTests extends OnTheLadder {

	private static final Actor HR = new Actor(new UserId("hr"), Set.of(Role.HR), null, Set.of());

	/** For human resources alone. */
	private static final String NOTE = "Zwergtaucher";

	/** For human resources and the rep. */
	private static final String HEALTH = "Rohrdommel";

	private static final String ARRANGED = "Haubenmeise";

	/** For everybody who gets a dossier. */
	private static final String CONCERN = "Kernbeisser";

	@Autowired
	private Dossiers dossiers;

	@TempDir
	private Path folder;

	@Test
	void each_dossier_holds_what_it_may_and_not_a_word_more() throws Exception {
		String id = caseOf("rd-ada");
		missed(id, "rd-ada", true);
		missed(id, "rd-ada", true);
		this.center.complete(id, "hold-heart-to-heart", told(CONCERN, "FEAR"));
		String confirm = task("rd-ada", id, "confirm-talk");
		this.center.as("rd-ada")
			.complete(confirm, Map.of("decision", "CORRECT", "realConcern", "PROTECTED", "correction", HEALTH))
			.expect(200);
		this.center.complete("hr", id, "review-protected-ground", Map.of("decision", "CLOSE", "reason", ARRANGED));

		assertThat(wordsIn(id, Audience.HR)).containsExactly(NOTE, HEALTH, ARRANGED, CONCERN);
		assertThat(wordsIn(id, Audience.REP)).containsExactly(HEALTH, ARRANGED, CONCERN);
		assertThat(wordsIn(id, Audience.COURT)).containsExactly(CONCERN);
	}

	private static Map<String, Object> told(String surface, String concern) {
		Map<String, Object> talk = new HashMap<>(talk("COMMITS", concern, "COACHING"));
		talk.put("surfaceAnswer", surface);
		talk.put("note", NOTE);
		return talk;
	}

	/** Which of the words the files of a sound dossier hold, the paper among them. */
	private List<String> wordsIn(String id, Audience audience) throws Exception {
		byte[] bundle = this.dossiers.bundle(HR, id, audience);
		Map<String, String> files = texts(bundle);
		assertThat(verified(bundle, files.get("Verify.java"))).startsWith("SOUND: " + id);
		assertThat(files.get("dossier.pdf").replaceAll("\\s+", " ")).contains(audience.withheld());
		List<String> anywhere = wordsIn(String.join("\n", files.values()));
		assertThat(wordsIn(files.get("dossier.pdf"))).isEqualTo(anywhere);
		return anywhere;
	}

	private static List<String> wordsIn(String text) {
		return Stream.of(NOTE, HEALTH, ARRANGED, CONCERN).filter(text::contains).toList();
	}

	private static Map<String, String> texts(byte[] bundle) throws IOException {
		Map<String, String> files = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				byte[] content = zip.readAllBytes();
				files.put(entry.getName(), entry.getName().endsWith(".pdf") ? paper(content)
						: new String(content, StandardCharsets.UTF_8));
			}
		}
		return files;
	}

	private static String paper(byte[] content) throws IOException {
		try (PDDocument document = Loader.loadPDF(content)) {
			return new PDFTextStripper().getText(document);
		}
	}

	private String verified(byte[] bundle, String verifier) throws Exception {
		Path zip = Files.write(this.folder.resolve("bundle.zip"), bundle);
		Path source = Files.writeString(this.folder.resolve("Verify.java"), verifier);
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				source.toString(), zip.toString())
			.redirectErrorStream(true)
			.start();
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return text;
	}

}
