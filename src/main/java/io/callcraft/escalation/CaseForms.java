package io.callcraft.escalation;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

interface CaseForms extends Repository<CaseForm, Long> {

	CaseForm save(CaseForm form);

	List<CaseForm> findByCaseNumberAndTaskOrderById(long caseNumber, String task);

	Optional<CaseForm> findFirstByCaseNumberAndTaskOrderByIdDesc(long caseNumber, String task);

	List<CaseForm> findByCaseNumberOrderById(long caseNumber);

}
