package io.callcraft.people;

import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface UserRepository extends JpaRepository<StoredUser, String> {

	List<StoredUser> findByIdGreaterThanOrderById(String after, Limit limit);

	Optional<StoredUser> findByRep(String rep);

	boolean existsByRolesContainingAndLeftOnIsNull(String role);

	long countByRolesContainingAndLeftOnIsNull(String role);

}
