/**
 * Assessments as pages.
 */
@NullMarked
package io.callcraft.assessment.web;

import org.jspecify.annotations.NullMarked;
