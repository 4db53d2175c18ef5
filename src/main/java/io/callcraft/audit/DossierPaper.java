package io.callcraft.audit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.callcraft.shared.DossierPart.Section;
import io.callcraft.shared.Paper;
import io.callcraft.shared.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a dossier on paper: PDF/A-2b (ISO 19005-2), tagged, with bookmarks, the hash of
 * its timeline and the signed head on each page.
 */
@Component
class DossierPaper {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private final ITemplateEngine templates;

	private final JsonMapper json;

	DossierPaper(ITemplateEngine templates, JsonMapper json) {
		this.templates = templates;
		this.json = json;
	}

	/** A PDF document. */
	byte[] of(Dossier dossier) {
		Context context = new Context(Locale.ENGLISH);
		context.setVariable("dossier", dossier);
		context.setVariable("madeAt", TIME.format(dossier.at()));
		context.setVariable("evidence", DossierBundle.sha256(DossierBundle.entries(dossier)));
		context.setVariable("lines", dossier.entries().stream().map((entry) -> line(dossier, entry)).toList());
		context.setVariable("chapters", dossier.sections().stream().map(DossierPaper::chapter).toList());
		context.setVariable("rules", rulesThatFired(dossier));
		return Paper.of(this.templates.process("dossier", context));
	}

	private Line line(Dossier dossier, Dossier.Told entry) {
		Content content = entry.content();
		if (content == null) {
			return new Line(entry.n(), null, null, "Not for this reader", null, Map.of("leaf", entry.leaf()));
		}
		Map<String, String> facts = new TreeMap<>();
		detail(content).forEach((name, value) -> facts.put(Words.caption(String.valueOf(name)),
				plain(EntryTexts.inWords(value, dossier::text))));
		if (content.release() != null) {
			facts.put("Release", content.release().toString());
		}
		return new Line(entry.n(), time(content.at()), content.actor(), content.what(), content.kind(), facts);
	}

	private Map<?, ?> detail(Content content) {
		return this.json.readValue(content.detail(), Map.class);
	}

	private static Chapter chapter(Section section) {
		return new Chapter(section.title(),
				section.items()
					.stream()
					.map((item) -> new Line(null, (item.at() != null) ? TIME.format(item.at()) : null,
							(item.by() != null) ? item.by().value() : null, item.heading(), null, facts(item.facts())))
					.toList());
	}

	private static Map<String, String> facts(Map<String, @Nullable Object> facts) {
		Map<String, String> plain = new TreeMap<>();
		facts.forEach((name, value) -> plain.put(Words.caption(name), plain(value)));
		return plain;
	}

	/**
	 * Files with a rule that had a part in the case, as they were; the same text once,
	 * under its first path.
	 */
	private List<RuleText> rulesThatFired(Dossier dossier) {
		Set<String> names = dossier.entries()
			.stream()
			.map(Dossier.Told::content)
			.filter(Objects::nonNull)
			.map((content) -> detail(content).get("rules"))
			.filter(Collection.class::isInstance)
			.flatMap((rules) -> ((Collection<?>) rules).stream())
			.map(String::valueOf)
			.collect(Collectors.toSet());
		List<RuleText> found = new ArrayList<>();
		dossier.files().forEach((path, text) -> {
			boolean known = found.stream().anyMatch((one) -> one.text().equals(text));
			if (!known && path.contains("/rules/")
					&& names.stream().anyMatch((name) -> text.contains('"' + name + '"'))) {
				found.add(new RuleText(path, text));
			}
		});
		return found;
	}

	private static String time(LocalDateTime at) {
		Instant instant = at.toInstant(ZoneOffset.UTC);
		return TIME.format(instant);
	}

	private static String plain(@Nullable Object value) {
		if (value == null) {
			return "–";
		}
		if (value instanceof Collection<?> many) {
			return many.stream().map(DossierPaper::plain).collect(Collectors.joining(", "));
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> Words.caption(String.valueOf(entry.getKey())) + ": " + plain(entry.getValue()))
				.collect(Collectors.joining("; "));
		}
		if (value instanceof Boolean yes) {
			return yes ? "yes" : "no";
		}
		return Words.of(value);
	}

	/**
	 * One thing told, as it is printed.
	 */
	record Line(@Nullable Long n, @Nullable String at, @Nullable String by, String what, @Nullable String kind,
			Map<String, String> facts) {
	}

	/**
	 * What a module tells.
	 */
	record Chapter(String title, List<Line> lines) {
	}

	/**
	 * A file of rules as it was.
	 */
	record RuleText(String path, String text) {
	}

}
