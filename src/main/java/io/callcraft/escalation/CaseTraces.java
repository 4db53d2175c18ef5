package io.callcraft.escalation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Reads many cases at once, each query by an index, none of them calls.
 */
interface CaseTraces extends Repository<CaseFile, Long> {

	List<CaseFile> findByRunningRepNotNullOrderByNumber(Limit limit);

	List<CaseFile> findByOpenedAtGreaterThanEqualOrderByOpenedAtDesc(Instant since, Limit limit);

	@Query("""
			select f.caseNumber as number, min(f.at) as first, max(f.at) as last
			from CaseForm f where f.caseNumber in :numbers group by f.caseNumber""")
	List<Steps> steps(Collection<Long> numbers);

	@Query("""
			select w.caseNumber as number, w.proposed as result, count(w) as times
			from EvidenceWindow w where w.caseNumber in :numbers and w.proposed is not null
			group by w.caseNumber, w.proposed""")
	List<Results> results(Collection<Long> numbers);

	@Query("""
			select c.rep as rep, max(case when c.runningRep is not null then c.openedAt else null end) as runningSince,
			max(c.closedAt) as lastEnded from CaseFile c where c.rep in :reps group by c.rep""")
	List<Spans> spans(Collection<String> reps);

	/** When a rep's running case was opened, and the last one ended. */
	interface Spans {

		String getRep();

		@Nullable Instant getRunningSince();

		@Nullable Instant getLastEnded();

	}

	/** When people did something about a case, first and last. */
	interface Steps {

		long getNumber();

		Instant getFirst();

		Instant getLast();

	}

	/** How often the rules saw an objective or trial of a case end in one way. */
	interface Results {

		long getNumber();

		String getResult();

		long getTimes();

	}

}
