package io.callcraft.policies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.callcraft.shared.NotFound;
import io.callcraft.shared.PolicyFiles;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who last changed each rule of a file, with which release and why.
 */
@Service
public class RuleHistory {

	private final JdbcTemplate jdbc;

	private final Texts texts;

	private final Archive archive;

	RuleHistory(JdbcTemplate jdbc, Texts texts, Archive archive) {
		this.jdbc = jdbc;
		this.texts = texts;
		this.archive = archive;
	}

	/**
	 * Each rule, threshold or scenario of a file as it is in a release.
	 * @throws NotFound when there is no such release or file
	 */
	@Transactional(readOnly = true)
	public List<Origin> of(int release, String path) {
		// only where the file changed: its text is kept once
		Map<Integer, String> versions = new LinkedHashMap<>();
		String[] last = { "" };
		this.jdbc.query("select release_no, text_sha256 from policy_release_file where path = ? and release_no <= ?"
				+ " order by release_no", (row) -> {
					if (!row.getString(2).equals(last[0])) {
						versions.put(row.getInt(1), row.getString(2));
						last[0] = row.getString(2);
					}
				}, path, release);
		if (!this.archive.files(release).text().containsKey(path)) {
			throw new NotFound("file in release " + release, path);
		}
		Map<String, String> names = new LinkedHashMap<>();
		versions.forEach((number, sha256) -> names.put(String.valueOf(number), sha256));
		PolicyFiles known = this.texts.read(names);
		Map<String, Origin> origins = new LinkedHashMap<>();
		List<PolicyUnit> units = List.of();
		for (int number : versions.keySet()) {
			units = PolicyUnit.of(path, known.text().getOrDefault(String.valueOf(number), ""));
			for (PolicyUnit unit : units) {
				Origin before = origins.get(unit.name());
				if (before == null || !before.text().equals(unit.text())) {
					origins.put(unit.name(),
							new Origin(unit.name(), unit.line(), unit.text(), this.archive.release(number)));
				}
			}
		}
		List<Origin> result = new ArrayList<>();
		for (PolicyUnit unit : units) {
			Origin origin = Objects.requireNonNull(origins.get(unit.name()));
			result.add(new Origin(unit.name(), unit.line(), unit.text(), origin.release()));
		}
		return result;
	}

	/**
	 * Where a rule as it reads came from.
	 *
	 * @param name the rule's sentence; empty for what belongs to no rule
	 * @param line where it begins
	 * @param text how it reads
	 * @param release the release with which it came to read so
	 */
	public record Origin(String name, int line, String text, PublishedRelease release) {
	}

}
