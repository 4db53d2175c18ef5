/**
 * Tests of the workflows, with forms, deciders and access of their own.
 */
@NullMarked
package io.callcraft.workflow;

import org.jspecify.annotations.NullMarked;
