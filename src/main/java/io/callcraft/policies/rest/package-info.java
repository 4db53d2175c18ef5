/**
 * Releases and drafts over REST.
 */
@NullMarked
package io.callcraft.policies.rest;

import org.jspecify.annotations.NullMarked;
