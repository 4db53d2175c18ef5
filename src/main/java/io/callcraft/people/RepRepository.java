package io.callcraft.people;

import java.util.Collection;
import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RepRepository extends JpaRepository<StoredRep, String> {

	List<StoredRep> findByIdGreaterThanOrderById(String after, Limit limit);

	@Query("select r from StoredRep r where (r.team in :teams or r.id = :self) and r.id > :after order by r.id")
	List<StoredRep> findVisible(Collection<String> teams, String self, String after, Limit limit);

	List<StoredRep> findByTeamOrderById(String team);

}
