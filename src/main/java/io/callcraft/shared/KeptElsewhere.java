package io.callcraft.shared;

import java.util.OptionalLong;

/**
 * What a module keeps and erases by a figure of its own: {@code audit} shows it beside
 * the schedules (R59).
 */
public interface KeptElsewhere {

	/** Of whom, such as "Candidates". */
	String what();

	/** How many days it is kept; empty while nothing says so. */
	OptionalLong days();

	/** Since when the days count, and where the figure is changed. */
	String how();

}
