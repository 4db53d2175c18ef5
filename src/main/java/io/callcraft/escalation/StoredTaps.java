package io.callcraft.escalation;

import java.util.List;

import org.springframework.data.repository.Repository;

interface StoredTaps extends Repository<StoredTap, Long> {

	StoredTap save(StoredTap tap);

	void delete(StoredTap tap);

	List<StoredTap> findByWindowIdOrderById(long windowId);

}
