/**
 * Pages that join modules: home, reps and cases.
 */
@NullMarked
package io.callcraft.web.pages;

import org.jspecify.annotations.NullMarked;
