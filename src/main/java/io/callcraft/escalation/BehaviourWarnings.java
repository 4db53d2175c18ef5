package io.callcraft.escalation;

import java.util.List;
import java.util.Optional;

import io.callcraft.calls.Call.Behaviour;

import org.springframework.data.repository.Repository;

interface BehaviourWarnings extends Repository<BehaviourWarning, Long> {

	BehaviourWarning save(BehaviourWarning warning);

	Optional<BehaviourWarning> findFirstByRepAndBehaviourOrderByIdDesc(String rep, Behaviour behaviour);

	List<BehaviourWarning> findByRepOrderByIdDesc(String rep);

}
