package io.callcraft.calls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Cuts a stream into lines without ever holding more than one: a slice of its buffer is
 * the line. Lines end with LF or CR LF; a byte order mark at the start is passed over.
 */
final class LineReader {

	static final int LONGEST = 65_536;

	private final InputStream in;

	private final byte[] buffer = new byte[2 * LONGEST];

	private int start;

	private int next;

	private int limit;

	private int length;

	private int number;

	private boolean tooLong;

	private boolean ended;

	LineReader(InputStream in) throws IOException {
		this.in = in;
		while (this.limit < 3 && fill()) {
			// a byte order mark may come in pieces
		}
		if (this.limit >= 3 && this.buffer[0] == (byte) 0xEF && this.buffer[1] == (byte) 0xBB
				&& this.buffer[2] == (byte) 0xBF) {
			this.next = 3;
		}
	}

	/**
	 * Goes to the next line that is not blank.
	 * @return false at the end
	 */
	boolean advance() throws IOException {
		while (readLine()) {
			if (this.tooLong || !isBlank()) {
				return true;
			}
		}
		return false;
	}

	/** The line's number, from 1; blank lines count. */
	int number() {
		return this.number;
	}

	/** The bytes that hold the line, to be read at once. */
	byte[] bytes() {
		return this.buffer;
	}

	int start() {
		return this.start;
	}

	int length() {
		return this.length;
	}

	/**
	 * Passes a line that is short enough and is UTF-8.
	 * @throws Rejected otherwise
	 */
	void check() {
		if (this.tooLong) {
			throw new Rejected("line", "is longer than " + LONGEST + " bytes");
		}
		int negative = 0;
		for (int i = this.start; i < this.start + this.length; i++) {
			negative |= this.buffer[i];
		}
		if (negative < 0) {
			decode();
		}
	}

	/**
	 * The line as text.
	 * @throws Rejected when it is not UTF-8
	 */
	String decode() {
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(this.buffer, this.start, this.length))
				.toString();
		}
		catch (CharacterCodingException ex) {
			throw new Rejected("line", "is not UTF-8");
		}
	}

	private boolean readLine() throws IOException {
		this.tooLong = false;
		int from = this.next;
		int scan = from;
		while (true) {
			for (; scan < this.limit; scan++) {
				if (this.buffer[scan] == '\n') {
					take(from, scan);
					this.next = scan + 1;
					return true;
				}
			}
			if (scan - from > LONGEST) {
				// what came so far will not be needed
				this.tooLong = true;
				this.next = this.limit;
				from = this.limit;
			}
			int kept = this.limit - from;
			this.next = from;
			if (!fill()) {
				if (kept == 0 && !this.tooLong) {
					return false;
				}
				take(this.next, this.limit);
				this.next = this.limit;
				return true;
			}
			from = this.next;
			scan = from + kept;
		}
	}

	private void take(int from, int to) {
		this.number++;
		this.start = from;
		this.length = to - from;
		if (this.length > LONGEST) {
			this.tooLong = true;
		}
	}

	/** Moves what is unread to the front and reads more behind it. */
	private boolean fill() throws IOException {
		if (this.ended) {
			return false;
		}
		System.arraycopy(this.buffer, this.next, this.buffer, 0, this.limit - this.next);
		this.limit -= this.next;
		this.next = 0;
		int read = this.in.read(this.buffer, this.limit, this.buffer.length - this.limit);
		if (read < 0) {
			this.ended = true;
			return false;
		}
		this.limit += read;
		return true;
	}

	private boolean isBlank() {
		for (int i = this.start; i < this.start + this.length; i++) {
			byte each = this.buffer[i];
			if (each != ' ' && each != '\t' && each != '\r') {
				return false;
			}
		}
		return true;
	}

}
