/**
 * Reports over REST.
 */
@NullMarked
package io.callcraft.insight.rest;

import org.jspecify.annotations.NullMarked;
