package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a condition into words, literals and signs.
 */
final class Tokens {

	/**
	 * One piece of a condition.
	 *
	 * @param kind what it is
	 * @param text as written
	 */
	record Token(Kind kind, String text) {

		boolean is(String sign) {
			return this.kind == Kind.SIGN && this.text.equals(sign);
		}

		boolean isWord() {
			return this.kind == Kind.WORD;
		}

	}

	/** What a piece of a condition can be. */
	enum Kind {

		WORD, NUMBER, STRING, SIGN

	}

	private static final List<String> SIGNS = List.of("//", "/*", "!.", "==", "!=", "<=", ">=", "&&", "||", ":=", "::",
			"->", "++", "--", "+=", "-=", "*=", "/=", "<<", ">>");

	private final String text;

	private int at;

	private Tokens(String text) {
		this.text = text;
	}

	/** The pieces, in order; an unknown character is a sign of its own. */
	static List<Token> of(String text) {
		Tokens tokens = new Tokens(text);
		List<Token> found = new ArrayList<>();
		while (tokens.skipSpace()) {
			found.add(tokens.next());
		}
		return found;
	}

	private boolean skipSpace() {
		while (this.at < this.text.length() && Character.isWhitespace(this.text.charAt(this.at))) {
			this.at++;
		}
		return this.at < this.text.length();
	}

	private Token next() {
		char c = this.text.charAt(this.at);
		int start = this.at;
		if (c == '"' || c == '\'') {
			return string(c);
		}
		if (Character.isJavaIdentifierStart(c)) {
			while (this.at < this.text.length() && Character.isJavaIdentifierPart(this.text.charAt(this.at))) {
				this.at++;
			}
			return new Token(Kind.WORD, this.text.substring(start, this.at));
		}
		if (Character.isDigit(c)) {
			while (this.at < this.text.length() && isNumberPart(start)) {
				this.at++;
			}
			return new Token(Kind.NUMBER, this.text.substring(start, this.at));
		}
		for (String sign : SIGNS) {
			if (this.text.startsWith(sign, this.at)) {
				this.at += sign.length();
				return new Token(Kind.SIGN, sign);
			}
		}
		this.at++;
		return new Token(Kind.SIGN, String.valueOf(c));
	}

	private boolean isNumberPart(int start) {
		char c = this.text.charAt(this.at);
		return Character.isLetterOrDigit(c) || c == '_'
				|| (c == '.' && this.text.substring(start, this.at).indexOf('.') < 0 && this.at + 1 < this.text.length()
						&& Character.isDigit(this.text.charAt(this.at + 1)));
	}

	private Token string(char quote) {
		int start = this.at++;
		while (this.at < this.text.length() && this.text.charAt(this.at) != quote) {
			this.at += (this.text.charAt(this.at) == '\\') ? 2 : 1;
		}
		this.at = Math.min(this.at + 1, this.text.length());
		return new Token(Kind.STRING, this.text.substring(start, this.at));
	}

}
