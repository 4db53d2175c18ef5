/**
 * The ledger as a page.
 */
@NullMarked
package io.callcraft.audit.web;

import org.jspecify.annotations.NullMarked;
