package io.callcraft.web.layout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.callcraft.demo.DemonstrationCenter;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Ids;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Words;
import io.callcraft.web.security.ImportMap;
import io.callcraft.web.security.SignedIn;
import io.callcraft.workflow.WorkflowOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The one who looks at a page, for templates ({@code viewer}): who they are, where they
 * may go, and how times and names read for them.
 */
@Component
class Viewer {

	private static final List<String> STAGES = List.of("SKILL_OBJECTIVE", "HEART_TO_HEART", "FORMATIVE_FEEDBACK",
			"HARD_CONSEQUENCE");

	private static final Map<String, String> SKILLS = Arrays.stream(Competency.values())
		.collect(Collectors.toMap(Competency::name, Competency::title));

	private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

	private static final Pattern CANDIDATE = Pattern.compile("\\b(team|rep|role|user):[A-Za-z0-9_-]+");

	private final People people;

	private final Moments moments;

	private final boolean demo;

	private final ObjectProvider<DemonstrationCenter> demonstration;

	private final ObjectProvider<WorkflowOperations> workflows;

	private final String currency;

	Viewer(People people, Moments moments, Environment environment, ObjectProvider<DemonstrationCenter> demonstration,
			ObjectProvider<WorkflowOperations> workflows) {
		this.people = people;
		this.moments = moments;
		this.demo = environment.acceptsProfiles(Profiles.of("demo"));
		this.demonstration = demonstration;
		this.workflows = workflows;
		this.currency = environment.getProperty("callcraft.incentives.currency", "EUR");
	}

	/** Whether all people and calls here are made up. */
	public boolean isDemo() {
		return this.demo;
	}

	/** What every page of the demonstration says; empty elsewhere. */
	public String getDemonstration() {
		return this.demonstration.stream().map(DemonstrationCenter::notice).findFirst().orElse("");
	}

	/** Where the modules of the editor are, for the page that has it. */
	public String getImportMap() {
		return ImportMap.TEXT;
	}

	public boolean isSignedIn() {
		return signedIn().isPresent();
	}

	/** The name to show; empty when nobody is signed in. */
	public String getName() {
		return signedIn().map(SignedIn::displayName).orElse("");
	}

	public String getUser() {
		return signedIn().map(SignedIn::getName).orElse("");
	}

	/** The viewer's roles in words. */
	public String getRoles() {
		return signedIn()
			.map((signedIn) -> String.join(", ", signedIn.actor().roles().stream().sorted().map(Words::of).toList()))
			.orElse("");
	}

	public boolean has(String role) {
		return signedIn().filter((signedIn) -> signedIn.actor().has(Role.valueOf(role))).isPresent();
	}

	/** Whether the viewer may change how workflows run. */
	public boolean isOperator() {
		return has("OPERATIONS") || has("ADMIN");
	}

	/** How many incidents wait for the viewer; 0 when they are none of theirs. */
	public int getOpenIncidents() {
		return isOperator() ? this.workflows.stream().mapToInt(WorkflowOperations::openIncidents).sum() : 0;
	}

	/** How many are counted; from a thousand on it only matters that there are more. */
	public String counted(int count) {
		int most = WorkflowOperations.MOST_COUNTED;
		return String.format(Locale.ROOT, (count > most) ? "%,d+" : "%,d", Math.min(count, most));
	}

	/** Where the viewer may go, in the order of the top bar. */
	public List<Area> getNavigation() {
		return signedIn().map(SignedIn::actor).map(Area::of).orElse(List.of());
	}

	/** Whether the page being shown lies in an area. */
	public boolean isIn(Area area) {
		return area.places().stream().anyMatch(this::isAt);
	}

	/** Whether the page being shown lies at or below a place, and below no nearer one. */
	public boolean isAt(Destination place) {
		if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
			return false;
		}
		String page = attributes.getRequest().getRequestURI();
		return place.holds(page) && getNavigation().stream()
			.flatMap((area) -> area.places().stream())
			.noneMatch((other) -> other.path().length() > place.path().length() && other.holds(page));
	}

	/** The viewer's zone; empty until the browser has told it. */
	public String getZone() {
		return this.moments.known().map(ZoneId::getId).orElse("");
	}

	/** A moment, to the minute. */
	public String at(@Nullable Instant instant) {
		return (instant != null) ? this.moments.minute(instant) : "";
	}

	/** A moment, to the second, with its zone: for the record. */
	public String exactly(@Nullable Instant instant) {
		return (instant != null) ? this.moments.exact(instant) : "";
	}

	/** The day of a moment. */
	public String on(@Nullable Instant instant) {
		return (instant != null) ? this.moments.day(instant) : "";
	}

	public String day(@Nullable LocalDate date) {
		return (date != null) ? this.moments.day(date) : "";
	}

	/** A month: "November 2026". */
	public String month(@Nullable YearMonth month) {
		return (month != null) ? this.moments.month(month) : "";
	}

	/** How far away a moment is: "in 3 hours", "2 days ago". */
	public String away(@Nullable Instant instant) {
		return (instant != null) ? this.moments.away(instant) : "";
	}

	public boolean isPast(@Nullable Instant instant) {
		return instant != null && this.moments.isPast(instant);
	}

	/** Who a user is, by name. */
	public String person(@Nullable Object user) {
		if (user == null) {
			return "";
		}
		String id = user.toString();
		if (UserId.SYSTEM.value().equals(id)) {
			return "Callcraft";
		}
		return Ids.valid(id) ? this.people.nameOf(new UserId(id)) : id;
	}

	/** Who a rep is, by name. */
	public String rep(@Nullable Object rep) {
		if (rep == null) {
			return "";
		}
		String id = rep.toString();
		return Ids.valid(id) ? this.people.rep(new RepId(id)).map(Rep::name).orElse(id) : id;
	}

	public String team(@Nullable Object team) {
		if (team == null) {
			return "";
		}
		String id = team.toString();
		return Ids.valid(id) ? this.people.team(new TeamId(id)).map(Team::name).orElse(id) : id;
	}

	/** Who may do a task, in words: {@code team:t-1} reads as the team's supervisor. */
	public String candidate(String candidate) {
		String name = candidate.substring(candidate.indexOf(':') + 1);
		if (candidate.startsWith("team:")) {
			return this.people.team(new TeamId(name)).map((team) -> person(team.supervisor())).orElse(name);
		}
		if (candidate.startsWith("rep:")) {
			return rep(name);
		}
		return candidate.startsWith("role:") ? words(name) : person(name);
	}

	/**
	 * A sentence on record with people in place of their ids: {@code came up for
	 * team:t-1} names the team's supervisor.
	 */
	public String readable(String sentence) {
		return CANDIDATE.matcher(sentence).replaceAll((match) -> Matcher.quoteReplacement(candidate(match.group())));
	}

	/**
	 * A constant's name as words: {@code HEART_TO_HEART} reads "Heart-to-heart", a skill
	 * as it is called.
	 */
	public String words(@Nullable Object constant) {
		return (constant != null) ? SKILLS.getOrDefault(constant.toString(), Words.of(constant)) : "";
	}

	/** Which stage of the ladder this is, from 1; 0 when it is none. */
	public int stage(@Nullable Object stage) {
		return (stage != null) ? STAGES.indexOf(stage.toString()) + 1 : 0;
	}

	/** Whether it holds sentences, which read better below each other. */
	public boolean isList(@Nullable Object value) {
		return value instanceof Collection<?> many && many.stream().anyMatch((each) -> plain(each).contains(" "))
				&& many.size() > 1;
	}

	/** A detail of an entry as text: lists with commas, maps as name and value. */
	public String plain(@Nullable Object value) {
		if (value instanceof Collection<?> many) {
			return many.stream().map(this::plain).collect(Collectors.joining(", "));
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + ": " + plain(entry.getValue()))
				.collect(Collectors.joining("; "));
		}
		return (value instanceof Boolean yes) ? (yes ? "yes" : "no") : words(value);
	}

	/** What is known of something: a moment as the viewer's own, all else as text. */
	public String told(@Nullable Object value) {
		return (value instanceof String text && MOMENT.matcher(text).matches()) ? at(Instant.parse(text))
				: plain(value);
	}

	/** The name of a field as a caption. */
	public String caption(String field) {
		return Words.caption(field);
	}

	/** A figure without needless decimals. */
	public String figure(double value) {
		return (value == Math.rint(value)) ? String.valueOf((long) value) : String.valueOf(value);
	}

	/** What the center pays in, such as {@code EUR}. */
	public String getCurrency() {
		return this.currency;
	}

	/** An amount of money in hundredths, with its currency: "1,250.00 EUR". */
	public String money(long cents) {
		return String.format(Locale.ROOT, "%,.2f %s", cents / 100.0, this.currency);
	}

	/** A share of 0 to 1 as whole per cent. */
	public long percent(double share) {
		return Math.round(share * 100);
	}

	Optional<Actor> actor() {
		return signedIn().map(SignedIn::actor);
	}

	private static Optional<SignedIn> signedIn() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn)
				? Optional.of(signedIn) : Optional.empty();
	}

}
