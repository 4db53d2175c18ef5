package io.callcraft.people;

import org.springframework.data.jpa.repository.JpaRepository;

interface TeamHoursRepository extends JpaRepository<StoredTeamHours, String> {

}
