/**
 * Cases over REST.
 */
@NullMarked
package io.callcraft.escalation.rest;

import org.jspecify.annotations.NullMarked;
