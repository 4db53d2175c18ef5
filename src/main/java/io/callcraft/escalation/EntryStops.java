package io.callcraft.escalation;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

interface EntryStops extends Repository<StoredEntryStop, Long> {

	StoredEntryStop save(StoredEntryStop stop);

	Optional<StoredEntryStop> findByLastsTrue();

	boolean existsByLastsTrue();

	List<StoredEntryStop> findFirst20ByOrderByIdDesc();

}
