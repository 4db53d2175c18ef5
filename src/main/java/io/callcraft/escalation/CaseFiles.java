package io.callcraft.escalation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface CaseFiles extends Repository<CaseFile, Long> {

	CaseFile save(CaseFile file);

	/** With its windows, in one statement. */
	@EntityGraph(attributePaths = "windows")
	Optional<CaseFile> findById(Long number);

	/** With its windows, in one statement. */
	@EntityGraph(attributePaths = "windows")
	Optional<CaseFile> findByRunningRep(String rep);

	List<CaseFile> findByRepAndClosedAtNotNullOrderByClosedAtDesc(String rep);

	List<CaseFile> findByNumberIn(Collection<Long> numbers);

	List<CaseFile> findByRepOrderByNumberDesc(String rep);

	@Query("""
			select c from CaseFile c
			where c.number < :before
			and (:rep is null or c.rep = :rep)
			and (:stage is null or c.stage = :stage)
			and (:state is null or c.state = :state)
			and (:everybody = true or c.rep in :reps)
			and (c.state <> io.callcraft.escalation.CaseState.RECOVERED or c.closedAt >= :forgotten)
			order by c.number desc""")
	List<CaseFile> search(long before, @Nullable String rep, @Nullable EscalationStage stage, @Nullable CaseState state,
			boolean everybody, Collection<String> reps, Instant forgotten, Limit limit);

}
