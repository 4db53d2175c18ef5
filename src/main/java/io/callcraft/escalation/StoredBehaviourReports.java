package io.callcraft.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.callcraft.calls.Call.Behaviour;

import org.springframework.data.repository.Repository;

interface StoredBehaviourReports extends Repository<StoredBehaviourReport, Long> {

	StoredBehaviourReport save(StoredBehaviourReport report);

	Optional<StoredBehaviourReport> findById(Long id);

	List<StoredBehaviourReport> findByRepOrderByIdDesc(String rep);

	List<StoredBehaviourReport> findByStateOrderById(BehaviourReport.State state);

	List<StoredBehaviourReport> findByRepAndBehaviourAndHappenedAtGreaterThanOrderByHappenedAt(String rep,
			Behaviour behaviour, Instant after);

}
