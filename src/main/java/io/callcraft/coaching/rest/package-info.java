/**
 * Coaching, over REST.
 */
@NullMarked
package io.callcraft.coaching.rest;

import org.jspecify.annotations.NullMarked;
