package io.callcraft.hiring;

/**
 * All evidence of one trait that a target profile wants. Says nothing of the person but
 * what was seen of this trait.
 *
 * @param trait which
 * @param kind what can be done where it is missing
 * @param wanted the level wanted, 1 to 5
 * @param level the level seen: the mean of what each method found, each the mean of its
 * raters; 0 where nobody has looked
 * @param methods in how many ways it was looked at; one can take another's place
 * @param methodsWanted in how many it should be
 * @param raters how many people have looked at it
 * @param ratersWanted how many should
 * @param twoMethodsAtMost the level that at least two methods do not go beyond: the
 * second lowest of their means; 5 where fewer than two have looked, so that one method
 * alone speaks against nobody
 * @param blocks whether the profile lets its absence speak against hiring
 */
public record TraitEvidence(Trait trait, TraitKind kind, int wanted, double level, int methods, int methodsWanted,
		int raters, int ratersWanted, double twoMethodsAtMost, boolean blocks) {

	/** Whether as many methods and people have looked at it as the profile wants. */
	public boolean isEnough() {
		return this.methods >= this.methodsWanted && this.raters >= this.ratersWanted;
	}

	/** What the trait is called, to begin a reason with. */
	public String getTitle() {
		return this.trait.title();
	}

	/** The figures in words, to end a reason with. */
	public String getFigures() {
		return tenths(this.level) + " of 5 by " + counted(this.methods, "method") + " and "
				+ counted(this.raters, "rater") + ", wanted " + this.wanted;
	}

	/** How much looking there was, in words. */
	public String getLooks() {
		return counted(this.methods, "method") + " of " + this.methodsWanted + " and " + counted(this.raters, "rater")
				+ " of " + this.ratersWanted;
	}

	static String tenths(double level) {
		long tenths = Math.round(level * 10);
		return (tenths % 10 == 0) ? String.valueOf(tenths / 10) : (tenths / 10) + "." + (tenths % 10);
	}

	private static String counted(int number, String what) {
		return number + " " + what + ((number == 1) ? "" : "s");
	}

}
