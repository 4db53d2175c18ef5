package io.callcraft.decisions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a verdict that puts somebody at a disadvantage: a rule that concludes it from a
 * raw rate, instead of the bound that favours the person, is warned of.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PutsAtDisadvantage {

}
