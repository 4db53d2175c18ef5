package io.callcraft.hiring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.hiring.TargetProfile.State;
import io.callcraft.hiring.TargetProfile.Target;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.Ids;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Target profiles, every version that there ever was. One counts once somebody has
 * approved it who wrote nothing of it.
 */
@Service
public class TargetProfiles {

	private static final String COLUMNS = "select id, version, title, target, state, author, written_at, approver, "
			+ "approved_at from target_profile p ";

	private static final int LONGEST_TITLE = 200;

	private final JdbcTemplate jdbc;

	private final JsonMapper json;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	TargetProfiles(JdbcTemplate jdbc, JsonMapper json, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
		this.events = events;
	}

	/** The newest version of every profile, by id. */
	@Transactional(readOnly = true)
	public List<TargetProfile> all(Actor actor) {
		requireReader(actor);
		return this.jdbc.query(
				COLUMNS + "where version = (select max(version) from target_profile n where n.id = p.id) order by id",
				(row, number) -> read(row));
	}

	/**
	 * Every version of a profile, the newest first.
	 * @throws NotFound when there is none
	 */
	@Transactional(readOnly = true)
	public List<TargetProfile> versions(Actor actor, String id) {
		requireReader(actor);
		List<TargetProfile> versions = versions(id);
		if (versions.isEmpty()) {
			throw new NotFound("target profile", id);
		}
		return versions;
	}

	/** Titles of the profiles that candidates can be looked at by, by id, in order. */
	@Transactional(readOnly = true)
	public Map<String, String> inUse() {
		Map<String, String> titles = new LinkedHashMap<>();
		this.jdbc.query("select id, title from target_profile where state = ? order by id",
				(RowCallbackHandler) (row) -> titles.put(row.getString(1), row.getString(2)), State.APPROVED.name());
		return titles;
	}

	/** What a new profile opens with. */
	public Target proposal() {
		return ShippedTarget.TARGET;
	}

	/**
	 * Writes the next version of a profile, or the first of a new one. It waits for a
	 * second person; what was approved before counts until then.
	 * @throws InvalidInput naming everything that is wrong with it
	 */
	@Transactional
	public TargetProfile write(Actor actor, String id, String title, Target target) {
		requireWriter(actor);
		Ids.require("profile", id);
		if (title.isBlank() || title.length() > LONGEST_TITLE) {
			throw new InvalidInput("title", "say what the job is called in 1 to " + LONGEST_TITLE + " characters");
		}
		TargetCheck.require(target);
		lock(id);
		int version = versions(id).stream().mapToInt(TargetProfile::version).max().orElse(0) + 1;
		this.jdbc.update(
				"insert into target_profile (id, version, title, target, state, author, written_at) "
						+ "values (?, ?, ?, ?, ?, ?, ?)",
				id, version, title.strip(), this.json.writeValueAsString(target), State.DRAFT.name(),
				actor.user().value(), Utc.of(this.clock.instant()));
		TargetProfile written = version(id, version);
		enter(actor, "profile.written", written, "Wrote the target profile " + written.name());
		return written;
	}

	/**
	 * Approves a version; from now on candidates are looked at by it.
	 * @throws NotAllowed when the actor wrote some of it
	 * @throws Conflict when it is no draft any more, or a later one is there
	 */
	@Transactional
	public TargetProfile approve(Actor actor, String id, int version) {
		requireWriter(actor);
		lock(id);
		List<TargetProfile> versions = versions(actor, id);
		TargetProfile wanted = versions.stream()
			.filter((each) -> each.version() == version)
			.findFirst()
			.orElseThrow(() -> new NotFound("version of " + id, String.valueOf(version)));
		if (wanted.state() != State.DRAFT || version != versions.get(0).version()) {
			throw new Conflict(id,
					"Only the newest draft can be approved, and " + wanted.name() + " is not it: read it again");
		}
		int approved = versions.stream()
			.filter((each) -> each.approver() != null)
			.mapToInt(TargetProfile::version)
			.max()
			.orElse(0);
		if (versions.stream().anyMatch((each) -> each.version() > approved && each.author().equals(actor.user()))) {
			throw new NotAllowed("A second person approves a target profile, and you wrote some of " + wanted.name());
		}
		Instant now = this.clock.instant();
		this.jdbc.update("update target_profile set state = ? where id = ? and version < ?", State.REPLACED.name(), id,
				version);
		this.jdbc.update(
				"update target_profile set state = ?, approver = ?, approved_at = ? where id = ? and version = ?",
				State.APPROVED.name(), actor.user().value(), Utc.of(now), id, version);
		TargetProfile done = version(id, version);
		enter(actor, "profile.approved", done, "Approved the target profile " + done.name());
		return done;
	}

	/**
	 * The version that candidates are looked at by.
	 * @throws Conflict when there is none that somebody has approved: without a target
	 * there is no evidence (R18)
	 */
	TargetProfile approved(String id) {
		List<TargetProfile> versions = versions(id);
		if (versions.isEmpty()) {
			throw new NotFound("target profile", id);
		}
		return versions.stream()
			.filter((each) -> each.state() == State.APPROVED)
			.findFirst()
			.orElseThrow(() -> new Conflict(id, "Nobody is looked at without an approved target: "
					+ versions.get(0).name() + " waits for a second person to approve it"));
	}

	/** One version that is there. */
	TargetProfile version(String id, int version) {
		return find(id, version).orElseThrow(() -> new NotFound("version of " + id, String.valueOf(version)));
	}

	/** Lets nobody else write or approve a version meanwhile. */
	private void lock(String id) {
		this.jdbc.queryForList("select version from target_profile where id = ? for update", Integer.class, id);
	}

	private Optional<TargetProfile> find(String id, int version) {
		return this.jdbc.query(COLUMNS + "where id = ? and version = ?", (row, number) -> read(row), id, version)
			.stream()
			.findFirst();
	}

	private List<TargetProfile> versions(String id) {
		return this.jdbc.query(COLUMNS + "where id = ? order by version desc", (row, number) -> read(row), id);
	}

	/** Whether somebody may write target profiles and questions. */
	public static boolean isKeptBy(Actor actor) {
		return actor.hasOneOf(Role.HR, Role.OPERATIONS);
	}

	static void requireReader(Actor actor) {
		actor.mustHaveOneOf(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
	}

	static void requireWriter(Actor actor) {
		actor.mustHaveOneOf(Role.HR, Role.OPERATIONS);
	}

	private void enter(Actor actor, String kind, TargetProfile profile, String what) {
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), kind, profile.id(), null, what,
				Map.of("version", profile.version(), "title", profile.title(), "weights",
						this.json.convertValue(profile.target().weights(), Map.class), "wanted",
						profile.target().wanted().stream().map(TargetProfiles::words).toList()),
				null));
	}

	private static String words(WantedTrait wanted) {
		return wanted.trait() + " at " + wanted.level() + " by " + wanted.methods().stream().sorted().toList() + " and "
				+ wanted.raters() + (wanted.blocks() ? ", blocks" : "");
	}

	private TargetProfile read(ResultSet row) throws SQLException {
		String approver = row.getString("approver");
		return new TargetProfile(row.getString("id"), row.getInt("version"), row.getString("title"),
				this.json.readValue(row.getString("target"), Target.class), State.valueOf(row.getString("state")),
				new UserId(row.getString("author")), Utc.instant(row, "written_at"),
				(approver != null) ? new UserId(approver) : null,
				(approver != null) ? Utc.instant(row, "approved_at") : null);
	}

}
