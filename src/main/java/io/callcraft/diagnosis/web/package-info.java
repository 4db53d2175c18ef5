/**
 * Gaps to be settled, as pages.
 */
@NullMarked
package io.callcraft.diagnosis.web;

import org.jspecify.annotations.NullMarked;
