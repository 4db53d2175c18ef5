package io.callcraft.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

interface EmploymentRepository extends Repository<StoredEmployment, String> {

	Optional<StoredEmployment> findById(String rep);

	List<StoredEmployment> findByRepIn(Collection<String> reps);

	StoredEmployment save(StoredEmployment employment);

	List<StoredEmployment> findByLeftOnGreaterThan(LocalDate after);

	List<StoredEmployment> findByOnLeaveSinceIsNotNullOrLeftOnIsNotNull();

	List<StoredEmployment> findBySeatOrLeftOnIsNotNull(Employment.Seat seat);

}
