package io.callcraft.escalation;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface EvidenceWindows extends Repository<EvidenceWindow, Long> {

	EvidenceWindow save(EvidenceWindow window);

	Optional<EvidenceWindow> findById(Long id);

}
