package io.callcraft.web.layout;

/**
 * A place that the bar leads to.
 *
 * @param title what it is called
 * @param path its address
 */
record Destination(String title, String path) {

	/** Whether a page lies at or below this place. */
	public boolean holds(String page) {
		return page.equals(this.path) || page.startsWith(this.path + "/");
	}

}
