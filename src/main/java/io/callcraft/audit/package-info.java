/**
 * The append-only record of what happened, written in the transaction in which it
 * happened, sealed shortly after: numbered, hashed into a tree (RFC 6962) and signed, so
 * that nobody needs to trust whoever runs the database.
 */
@NullMarked
@ApplicationModule(displayName = "Audit", allowedDependencies = { "shared" })
package io.callcraft.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
