/**
 * Workflows as operators see them.
 */
@NullMarked
package io.callcraft.workflow.web;

import org.jspecify.annotations.NullMarked;
