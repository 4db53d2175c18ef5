/**
 * Assessments, over REST.
 */
@NullMarked
package io.callcraft.assessment.rest;

import org.jspecify.annotations.NullMarked;
