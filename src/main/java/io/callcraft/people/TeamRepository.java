package io.callcraft.people;

import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TeamRepository extends JpaRepository<StoredTeam, String> {

	List<StoredTeam> findByIdGreaterThanOrderById(String after, Limit limit);

	/** Teams that a user supervises, or whose supervisor they lead. */
	@Query("select t from StoredTeam t where t.supervisor = :user or t.manager = :user order by t.id")
	List<StoredTeam> findLedBy(String user);

}
