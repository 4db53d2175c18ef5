package io.callcraft.decisions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a verdict that rewards somebody. Its first component is the milestone that it
 * rewards, and a rule that concludes it must look for that milestone (R13): activity
 * alone is never rewarded.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Rewards {

}
