package io.callcraft.calls;

/** How calls are written down when they are sent. */
public enum CallFormat {

	/** One JSON array of objects; its "lines" are the elements, from 1. */
	JSON,

	/** One JSON object a line. */
	NDJSON,

	/** Comma-separated values below a header row of dotted names. */
	CSV

}
