package io.callcraft.people;

import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface TeamRepository extends JpaRepository<StoredTeam, String> {

	List<StoredTeam> findByIdGreaterThanOrderById(String after, Limit limit);

	List<StoredTeam> findBySupervisorOrderById(String supervisor);

}
