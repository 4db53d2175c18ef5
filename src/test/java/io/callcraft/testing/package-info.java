/**
 * The real parts that tests run on: a MySQL and a browser, found on the machine or
 * brought to it.
 */
@NullMarked
package io.callcraft.testing;

import org.jspecify.annotations.NullMarked;
