/**
 * Callcraft turns a service call center into a service-and-sales center.
 */
@NullMarked
package io.callcraft;

import org.jspecify.annotations.NullMarked;
