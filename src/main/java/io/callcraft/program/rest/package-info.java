/**
 * Where a rep stands, over REST.
 */
@NullMarked
package io.callcraft.program.rest;

import org.jspecify.annotations.NullMarked;
