package io.callcraft.shared;

import java.util.List;
import java.util.Optional;

/**
 * Whose law holds for somebody: {@code audit} keeps what was written for as long as the
 * place asks, and another module knows who works where (R59).
 */
public interface LegalPlaces {

	/**
	 * The place where somebody works, or worked last.
	 * @param person the id of a rep or user
	 * @return empty for whoever is neither, such as a candidate
	 */
	Optional<String> of(String person);

	/** Every place in which anybody may work. */
	List<String> all();

}
