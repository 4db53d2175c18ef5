/**
 * Tasks over REST.
 */
@NullMarked
package io.callcraft.inbox.rest;

import org.jspecify.annotations.NullMarked;
