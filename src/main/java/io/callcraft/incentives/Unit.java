package io.callcraft.incentives;

/** What an account is kept in. */
public enum Unit {

	/** Points of the catalogue. */
	POINTS,

	/** Hundredths of the center's currency, before tax. */
	CENTS

}
