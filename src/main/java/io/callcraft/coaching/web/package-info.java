/**
 * Coaching, as pages.
 */
@NullMarked
package io.callcraft.coaching.web;

import org.jspecify.annotations.NullMarked;
