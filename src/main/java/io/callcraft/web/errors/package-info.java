/**
 * One answer for everything that goes wrong: a problem detail, a fragment or a page.
 */
@NullMarked
package io.callcraft.web.errors;

import org.jspecify.annotations.NullMarked;
