/**
 * The directory and the users over REST.
 */
@NullMarked
package io.callcraft.people.rest;

import org.jspecify.annotations.NullMarked;
