/**
 * Hiring, as pages.
 */
@NullMarked
package io.callcraft.hiring.web;

import org.jspecify.annotations.NullMarked;
