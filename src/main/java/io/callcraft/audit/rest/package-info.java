/**
 * The ledger over REST.
 */
@NullMarked
package io.callcraft.audit.rest;

import org.jspecify.annotations.NullMarked;
