package io.callcraft.escalation;

import java.util.List;

import org.springframework.data.repository.Repository;

interface DevelopmentElements extends Repository<DevelopmentElement, Long> {

	DevelopmentElement save(DevelopmentElement element);

	List<DevelopmentElement> findByCaseNumberOrderById(long caseNumber);

}
