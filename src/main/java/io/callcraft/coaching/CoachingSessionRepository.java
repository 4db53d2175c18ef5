package io.callcraft.coaching;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.callcraft.shared.Milestone;

import org.springframework.data.repository.Repository;

interface CoachingSessionRepository extends Repository<StoredCoachingSession, Long> {

	StoredCoachingSession save(StoredCoachingSession session);

	Optional<StoredCoachingSession> findById(Long id);

	long countByRepAndAnsweredAtIsNull(String rep);

	List<StoredCoachingSession> findByRepOrderByIdDesc(String rep);

	List<StoredCoachingSession> findByRepAndMilestoneAndTookPlaceTrueAndHeldAtGreaterThanOrderByHeldAt(String rep,
			Milestone milestone, Instant after);

}
