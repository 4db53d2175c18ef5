package io.callcraft.incentives;

import io.callcraft.shared.RepId;

/**
 * Where points or money are: with a rep, or with the center and what for.
 *
 * @param name {@code rep:r-001}, {@code center:rewards}
 */
record Account(String name) {

	/**
	 * Rewards come from here: what stands below zero here is what the center has given.
	 */
	static final Account REWARDS = center("rewards");

	/** What was taken back but is spent already: the center bears it. */
	static final Account LOSSES = center("losses");

	static final Account EXPIRED = center("expired");

	/** Held while a redemption is under way. */
	static final Account HELD = center("held");

	static final Account REDEEMED = center("redeemed");

	static final Account PAYROLL = center("payroll");

	/** Money too little to be paid, given as points instead. */
	static final Account CONVERTED = center("converted");

	static Account of(RepId rep) {
		return new Account("rep:" + rep);
	}

	private static Account center(String use) {
		return new Account("center:" + use);
	}

	boolean isRep() {
		return this.name.startsWith("rep:");
	}

	@Override
	public String toString() {
		return this.name;
	}

}
