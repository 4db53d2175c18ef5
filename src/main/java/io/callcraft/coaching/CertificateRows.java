package io.callcraft.coaching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Certificates, and what leads to them, in their tables. */
@Component
class CertificateRows {

	private final JdbcTemplate jdbc;

	CertificateRows(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** When the newest certificate of somebody runs out, or ran out. */
	Optional<Instant> expiry(UserId coach) {
		return this.jdbc
			.query("select expires_at from coach_certificate where coach = ? order by expires_at desc limit 1",
					(row, number) -> Utc.instant(row, 1), coach.value())
			.stream()
			.findFirst();
	}

	void issue(UserId coach, @Nullable Long certification, String reason, UserId by, Instant at, Instant expires) {
		this.jdbc
			.update("insert into coach_certificate (coach, certification_id, proof_id, reason, issued_by, issued_at, "
					+ "expires_at) values (?, ?, (select max(id) from coach_proof where certification_id = ?), ?, ?, ?, ?)",
					coach.value(), certification, certification, reason, by.value(), Utc.of(at), Utc.of(expires));
	}

	/** When everybody's newest certificate runs out, or ran out. */
	Map<UserId, Instant> expiries() {
		Map<UserId, Instant> expiries = new HashMap<>();
		this.jdbc.query("select coach, max(expires_at) from coach_certificate group by coach",
				(RowCallbackHandler) (row) -> expiries.put(new UserId(row.getString(1)), Utc.instant(row, 2)));
		return expiries;
	}

	/** The certifications that run, by whom they are about. */
	Map<UserId, Long> running() {
		Map<UserId, Long> running = new HashMap<>();
		this.jdbc.query("select coach, id from coach_certification where runs = true",
				(RowCallbackHandler) (row) -> running.put(new UserId(row.getString(1)), row.getLong(2)));
		return running;
	}

	/**
	 * Begins one.
	 * @throws org.springframework.dao.DuplicateKeyException when one runs
	 */
	long begin(UserId coach, UserId by, Instant at) {
		this.jdbc.update("insert into coach_certification (coach, begun_by, begun_at, runs) values (?, ?, ?, true)",
				coach.value(), by.value(), Utc.of(at));
		return Objects.requireNonNull(this.jdbc.queryForObject(
				"select id from coach_certification where coach = ? and runs = true", Long.class, coach.value()));
	}

	void end(long certification, Instant at) {
		this.jdbc.update("update coach_certification set ended_at = ?, runs = null where id = ?", Utc.of(at),
				certification);
	}

	Optional<UserId> coach(long certification) {
		return this.jdbc
			.query("select coach from coach_certification where id = ?", (row, number) -> new UserId(row.getString(1)),
					certification)
			.stream()
			.findFirst();
	}

	void prove(long certification, Shown shown, UserId by, Instant at) {
		this.jdbc.update(
				"insert into coach_proof (certification_id, part, passed, session_id, words, by_user, shown_at) "
						+ "values (?, ?, ?, ?, ?, ?, ?)",
				certification, shown.part().name(), shown.passed(), shown.session(), shown.words(), by.value(),
				Utc.of(at));
	}

	/**
	 * What was shown in the certifications that run, each since its last certificate, in
	 * order.
	 */
	Map<Long, List<CoachReadiness.Proof>> proofs() {
		Map<Long, List<CoachReadiness.Proof>> proofs = new HashMap<>();
		this.jdbc.query("""
				select p.certification_id, p.part, p.passed, p.words, p.by_user, p.shown_at
				from coach_certification c join coach_proof p on p.certification_id = c.id
				where c.runs = true and p.id >
					coalesce((select max(i.proof_id) from coach_certificate i where i.certification_id = c.id), 0)
				order by p.id""",
				(RowCallbackHandler) (row) -> proofs.computeIfAbsent(row.getLong(1), (id) -> new ArrayList<>())
					.add(new CoachReadiness.Proof(CoachReadiness.Part.valueOf(row.getString(2)), row.getBoolean(3),
							row.getString(4), new UserId(row.getString(5)), Utc.instant(row, 6))));
		return proofs;
	}

	/** The newest sessions of a coach that the rep acknowledged and nobody observed. */
	List<Observable> sessionsToObserve(UserId coach, int most) {
		return this.jdbc.query("""
				select id, rep, held_at, what from coaching_session s where coach = ? and took_place = true
				and not exists (select 1 from coach_proof p where p.session_id = s.id)
				order by held_at desc limit ?""", (row, number) -> new Observable(row.getLong(1),
				new RepId(row.getString(2)), Utc.instant(row, 3), row.getString(4)), coach.value(), most);
	}

	/**
	 * A session that somebody may observe.
	 *
	 * @param what what it was about, in the coach's words
	 */
	record Observable(long id, RepId rep, Instant heldAt, String what) {

		private static final int SHORT = 80;

		/** What it was about, for one line. */
		String shortened() {
			return (this.what.length() <= SHORT) ? this.what : this.what.substring(0, SHORT).strip() + "…";
		}

	}

	/** Whether a session was observed for a certification before. */
	boolean wasObserved(long session) {
		return !this.jdbc.queryForList("select id from coach_proof where session_id = ?", Long.class, session)
			.isEmpty();
	}

	/** Coach of a session that the rep acknowledged. */
	List<String> coachOfSession(long session) {
		return this.jdbc.queryForList("select coach from coaching_session where id = ? and took_place = true",
				String.class, session);
	}

	/**
	 * What was shown for a part.
	 *
	 * @param passed whether it was as it should be
	 * @param session the coaching session that was observed; absent for another part
	 */
	record Shown(CoachReadiness.Part part, boolean passed, String words, @Nullable Long session) {
	}

}
