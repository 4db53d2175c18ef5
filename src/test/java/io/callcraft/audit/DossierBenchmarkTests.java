package io.callcraft.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.DossierPart.Audience;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.testing.Api;
import io.callcraft.testing.RunningCenter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long the dossier of a case of 300 entries takes, each with words of somebody, amid
 * a ledger of many others, and how long whoever gets it needs to check it;
 * {@code -Dledger.entries=1000000} for many.
 */
@Tag("bench")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class DossierBenchmarkTests {

	private static final int OTHERS = Integer.getInteger("ledger.entries", 100_000);

	private static final int ENTRIES = 300;

	private static final int ROUNDS = 7;

	private static final Path POLICIES = RunningCenter.policyFolder();

	private static final Actor HR = new Actor(new UserId("hr"), Set.of(Role.HR), null, Set.of());

	private static final String WORDS = "We listened to the call together. She heard the question about the second"
			+ " line, and said what she will ask next time: who else answers the phone at home?";

	@LocalServerPort
	private int port;

	@Autowired
	private Dossiers dossiers;

	@Autowired
	private Ledger ledger;

	@Autowired
	private PlatformTransactionManager transactions;

	@TempDir
	private Path folder;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("callcraft.policies.folder", POLICIES::toString);
		registry.add("callcraft.admin.user", () -> "admin");
		registry.add("callcraft.admin.password", () -> Api.PASSWORD);
		registry.add("callcraft.program.started-on", () -> "2026-01-05");
	}

	@Test
	void a_long_case_is_told_in_three_seconds() throws Exception {
		RunningCenter center = new RunningCenter("http://127.0.0.1:" + this.port, "marcus");
		center.rep("biff").pastCalls("biff", 60, "MISSED");
		String caseId = center.caseOf("biff");
		center.agreeObjective(caseId);
		for (int i = 0; i < OTHERS; i += 1_000) {
			enter(Collections.nCopies(1_000, happened("r-" + i, "case-900000", 0)));
		}
		enter(IntStream.range(0, ENTRIES).mapToObj((i) -> happened("biff", caseId, i)).toList());

		double bundle = median(() -> this.dossiers.bundle(HR, caseId, Audience.HR));
		double paper = median(() -> this.dossiers.paper(HR, caseId, Audience.HR));
		byte[] made = this.dossiers.bundle(HR, caseId, Audience.HR);
		Path file = Files.write(this.folder.resolve("bundle.zip"), made);
		double check = median(() -> checked(file));
		try (PDDocument document = Loader.loadPDF(this.dossiers.paper(HR, caseId, Audience.HR))) {
			System.out.printf(
					"%nBENCH dossier of %,d entries amid %,d: %.2f s, %,d kB, %d pages (the paper alone %.2f s);"
							+ " java Verify.java %.2f s (medians)%n",
					this.ledger.history(caseId).size(), OTHERS, bundle, made.length / 1024, document.getNumberOfPages(),
					paper, check);
		}
		assertThat(this.ledger.history(caseId)).hasSizeGreaterThan(ENTRIES);
		assertThat(bundle).isLessThan(3);
	}

	private void enter(List<Auditable> many) {
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> many.forEach(this.ledger::hear));
	}

	private static Auditable happened(String subject, String caseId, int i) {
		return new Auditable(Instant.parse("2026-11-02T12:00:00Z").plusSeconds(i), new UserId("marcus"),
				"task.completed", subject, caseId, "Marcus completed “Review skill objective”",
				(i == 0) ? Map.of("decision", "CONFIRM") : Map.of("decision", "CONFIRM", "met", 3, "missed", 7, "calls",
						List.of("acd/c-1", "acd/c-2", "acd/c-3"), "said", PersonalText.of(WORDS + " (" + i + ")")),
				1);
	}

	private static byte[] checked(Path bundle) {
		try {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"src/main/resources/evidence/Verify.java", bundle.toString())
				.redirectErrorStream(true)
				.start();
			byte[] said = process.getInputStream().readAllBytes();
			assertThat(new String(said, StandardCharsets.UTF_8)).startsWith("SOUND");
			return said;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static double median(Supplier<byte[]> work) {
		double[] seconds = new double[ROUNDS];
		for (int i = 0; i < ROUNDS; i++) {
			long start = System.nanoTime();
			assertThat(work.get()).isNotEmpty();
			seconds[i] = (System.nanoTime() - start) / 1e9;
		}
		Arrays.sort(seconds);
		return seconds[ROUNDS / 2];
	}

}
