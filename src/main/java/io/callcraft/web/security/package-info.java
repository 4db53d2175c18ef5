/**
 * Who signs in, and what each role may open.
 */
@NullMarked
package io.callcraft.web.security;

import org.jspecify.annotations.NullMarked;
