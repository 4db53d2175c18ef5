/**
 * The inbox and the pages of tasks.
 */
@NullMarked
package io.callcraft.inbox.web;

import org.jspecify.annotations.NullMarked;
