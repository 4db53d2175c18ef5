/**
 * What H2 calls to keep the ledger append-only; MySQL says the same in SQL.
 */
@NullMarked
package io.callcraft.audit.h2;

import org.jspecify.annotations.NullMarked;
