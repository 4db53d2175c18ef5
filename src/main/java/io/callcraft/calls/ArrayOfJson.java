package io.callcraft.calls;

import java.io.IOException;
import java.io.InputStream;

import io.callcraft.shared.InvalidInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Calls as one JSON array, read as it comes. Where it breaks, nothing behind can be
 * trusted: that element is the last rejection.
 */
final class ArrayOfJson implements CallReader {

	/** The depth of the array's own elements. */
	private static final int ELEMENT = 1;

	private final JsonParser json;

	private final CallObjects objects = new CallObjects(false);

	private int element;

	private boolean ended;

	/**
	 * Enters the array.
	 * @throws InvalidInput when there is none
	 */
	ArrayOfJson(InputStream in) throws IOException {
		this.json = CallObjects.FACTORY.createParser(ObjectReadContext.empty(), in);
		try {
			if (this.json.nextToken() != JsonToken.START_ARRAY) {
				throw new InvalidInput("body", "is no JSON array of calls; one call a line is application/x-ndjson");
			}
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
		catch (JacksonException ex) {
			throw new InvalidInput("body", BrokenJson.reason(ex));
		}
	}

	@Override
	public boolean read(CallDraft draft) throws IOException {
		return guarded(() -> {
			if (!enterElement()) {
				return false;
			}
			if (this.json.currentToken() != JsonToken.START_OBJECT) {
				this.json.skipChildren();
				throw new Rejected("line", "is no JSON object");
			}
			try {
				this.objects.read(this.json, draft);
			}
			catch (Rejected ex) {
				leaveElement();
				throw ex;
			}
			return true;
		});
	}

	@Override
	public boolean skip() throws IOException {
		return guarded(() -> {
			if (!enterElement()) {
				return false;
			}
			this.json.skipChildren();
			return true;
		});
	}

	@Override
	public int line() {
		return this.element;
	}

	private boolean enterElement() {
		if (this.ended) {
			return false;
		}
		this.element++;
		if (this.json.nextToken() != JsonToken.END_ARRAY) {
			return true;
		}
		this.ended = true;
		if (this.json.nextToken() != null) {
			throw new Rejected("line", "comes after the end of the array");
		}
		return false;
	}

	/** Goes to the end of an object that was not read to its end. */
	private void leaveElement() {
		while (this.json.streamReadContext().getNestingDepth() > ELEMENT) {
			this.json.nextToken();
		}
	}

	private boolean guarded(Step step) throws IOException {
		try {
			return step.take();
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
		catch (JacksonException ex) {
			this.ended = true;
			throw new Rejected("line", BrokenJson.reason(ex));
		}
	}

	/** Part of the reading. */
	@FunctionalInterface
	private interface Step {

		boolean take();

	}

}
