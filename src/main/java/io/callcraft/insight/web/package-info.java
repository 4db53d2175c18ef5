/**
 * Reports as pages.
 */
@NullMarked
package io.callcraft.insight.web;

import org.jspecify.annotations.NullMarked;
