package io.callcraft.coaching;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface CoachingPlanRepository extends Repository<StoredCoachingPlan, Long> {

	StoredCoachingPlan save(StoredCoachingPlan plan);

	Optional<StoredCoachingPlan> findById(Long id);

	List<StoredCoachingPlan> findByRepOrderByIdDesc(String rep);

	List<StoredCoachingPlan> findByCoachAndStateOrderByPlannedForAscIdAsc(String coach, CoachingPlan.State state,
			Limit limit);

}
