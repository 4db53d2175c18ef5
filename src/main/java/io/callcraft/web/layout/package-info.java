/**
 * The frame of every page: who looks at it, where they may go, how times and names read.
 */
@NullMarked
package io.callcraft.web.layout;

import org.jspecify.annotations.NullMarked;
