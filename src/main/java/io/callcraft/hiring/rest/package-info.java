/**
 * Hiring over REST.
 */
@NullMarked
package io.callcraft.hiring.rest;

import org.jspecify.annotations.NullMarked;
