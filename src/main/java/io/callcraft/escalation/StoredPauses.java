package io.callcraft.escalation;

import java.util.List;

import org.springframework.data.repository.Repository;

interface StoredPauses extends Repository<StoredPause, Long> {

	StoredPause save(StoredPause pause);

	List<StoredPause> findByCaseNumberOrderById(long caseNumber);

}
