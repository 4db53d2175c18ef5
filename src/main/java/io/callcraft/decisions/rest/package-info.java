/**
 * Questions to the rules over REST.
 */
@NullMarked
package io.callcraft.decisions.rest;

import org.jspecify.annotations.NullMarked;
