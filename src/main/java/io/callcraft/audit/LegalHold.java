package io.callcraft.audit;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * While it lasts, nothing that was written by or about a person is erased: it wins over
 * retention and over every wish to be forgotten (R59).
 *
 * @param id names it
 * @param person the id of a rep or candidate
 * @param caseId the case that it is about; absent where all of the person's is held
 * @param because why, in plain words without anything personal
 * @param placedBy who placed it
 * @param placedAt when
 * @param liftedAt when it was lifted; absent while it lasts
 */
public record LegalHold(long id, String person, @JsonProperty("case") @Nullable String caseId, String because,
		UserId placedBy, Instant placedAt, @Nullable Instant liftedAt) {

	/**
	 * Whether it lasts and keeps texts of a case, or of none: a hold on a case keeps what
	 * is of no case too, since that may bear on it, such as coaching.
	 */
	boolean holds(@Nullable String ofCase) {
		return this.liftedAt == null && (this.caseId == null || ofCase == null || this.caseId.equals(ofCase));
	}

}
