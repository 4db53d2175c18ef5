/**
 * Points, catalogue and recognition, as pages.
 */
@NullMarked
package io.callcraft.incentives.web;

import org.jspecify.annotations.NullMarked;
