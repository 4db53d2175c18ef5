package io.callcraft.calls;

import java.io.IOException;
import java.io.InputStream;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Calls as NDJSON: a line that is broken costs itself only. */
final class LinesOfJson implements CallReader {

	private final LineReader lines;

	private final CallObjects objects = new CallObjects(false);

	LinesOfJson(InputStream in) throws IOException {
		this.lines = new LineReader(in);
	}

	@Override
	public boolean read(CallDraft draft) throws IOException {
		if (!this.lines.advance()) {
			return false;
		}
		this.lines.check();
		try (JsonParser json = CallObjects.FACTORY.createParser(ObjectReadContext.empty(), this.lines.bytes(),
				this.lines.start(), this.lines.length())) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				throw new Rejected("line", "is no JSON object");
			}
			this.objects.read(json, draft);
			if (json.nextToken() != null) {
				throw new Rejected("line", "goes on after its JSON object");
			}
		}
		catch (JacksonException ex) {
			throw new Rejected("line", BrokenJson.reason(ex));
		}
		return true;
	}

	@Override
	public boolean skip() throws IOException {
		return this.lines.advance();
	}

	@Override
	public int line() {
		return this.lines.number();
	}

}
