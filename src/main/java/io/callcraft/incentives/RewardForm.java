package io.callcraft.incentives;

/** What a reward comes as. */
public enum RewardForm {

	/** Paid with the wages. */
	MONEY,

	/** To be redeemed from the catalogue. */
	POINTS,

	/** Said in front of peers; nothing to collect. */
	RECOGNITION

}
