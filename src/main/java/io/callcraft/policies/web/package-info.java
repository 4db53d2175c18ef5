/**
 * Rules and workflows as pages.
 */
@NullMarked
package io.callcraft.policies.web;

import org.jspecify.annotations.NullMarked;
