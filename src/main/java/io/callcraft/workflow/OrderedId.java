package io.callcraft.workflow;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Ids in the order of time (RFC 9562, version 7): what came up together lies together in
 * the keys of the tables. Among the random ones of the engine each would be looked for,
 * and written, in a page of its own.
 */
final class OrderedId {

	private static final @Nullable SharedSessionContractImplementor NO_SESSION = null;

	private OrderedId() {
	}

	static String next() {
		return UuidVersion7Strategy.INSTANCE.generateUuid(NO_SESSION).toString();
	}

}
