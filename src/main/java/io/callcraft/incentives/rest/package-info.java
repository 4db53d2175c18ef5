/**
 * Points, catalogue and recognition over REST.
 */
@NullMarked
package io.callcraft.incentives.rest;

import org.jspecify.annotations.NullMarked;
