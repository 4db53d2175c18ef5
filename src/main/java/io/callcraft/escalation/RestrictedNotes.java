package io.callcraft.escalation;

import java.util.List;

import org.springframework.data.repository.Repository;

interface RestrictedNotes extends Repository<RestrictedNote, Long> {

	RestrictedNote save(RestrictedNote note);

	List<RestrictedNote> findByCaseNumberOrderById(long caseNumber);

}
