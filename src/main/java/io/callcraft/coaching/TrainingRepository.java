package io.callcraft.coaching;

import java.util.List;
import java.util.Optional;

import io.callcraft.shared.Milestone;

import org.springframework.data.repository.Repository;

interface TrainingRepository extends Repository<StoredTraining, Long> {

	StoredTraining save(StoredTraining training);

	Optional<StoredTraining> findById(Long id);

	List<StoredTraining> findByRepOrderByIdDesc(String rep);

	List<StoredTraining> findByRepAndCompletedAtIsNotNullOrderByIdDesc(String rep);

	boolean existsByRepAndMilestoneAndCompletedAtIsNotNull(String rep, Milestone milestone);

}
