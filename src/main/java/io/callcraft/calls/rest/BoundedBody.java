package io.callcraft.calls.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;

/** A body that ends with an error once it is longer than allowed. */
final class BoundedBody extends FilterInputStream {

	private final long most;

	private long read;

	BoundedBody(InputStream in, long most) {
		super(in);
		this.most = most;
	}

	@Override
	public int read() throws IOException {
		int next = super.read();
		if (next >= 0) {
			count(1);
		}
		return next;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int count = super.read(bytes, offset, length);
		if (count > 0) {
			count(count);
		}
		return count;
	}

	private void count(int bytes) throws IOException {
		this.read += bytes;
		if (this.read > this.most) {
			throw new TooLong();
		}
	}

	/** There is more than is allowed. */
	static final class TooLong extends IOException {

		@Serial
		private static final long serialVersionUID = 1L;

	}

}
