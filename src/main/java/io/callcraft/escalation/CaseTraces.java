package io.callcraft.escalation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

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
