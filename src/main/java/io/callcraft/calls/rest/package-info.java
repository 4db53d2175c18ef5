/**
 * Calls and imports over REST.
 */
@NullMarked
package io.callcraft.calls.rest;

import org.jspecify.annotations.NullMarked;
