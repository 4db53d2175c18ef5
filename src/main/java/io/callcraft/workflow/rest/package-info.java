/**
 * Workflows over REST.
 */
@NullMarked
package io.callcraft.workflow.rest;

import org.jspecify.annotations.NullMarked;
