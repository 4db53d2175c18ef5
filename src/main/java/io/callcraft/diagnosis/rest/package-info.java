/**
 * A rep's gaps, over REST.
 */
@NullMarked
package io.callcraft.diagnosis.rest;

import org.jspecify.annotations.NullMarked;
