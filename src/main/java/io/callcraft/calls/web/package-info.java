/**
 * Imports as pages.
 */
@NullMarked
package io.callcraft.calls.web;

import org.jspecify.annotations.NullMarked;
