// How the texts of policies are coloured: rules, sentences, their vocabulary, YAML, tables and workflows.
import { HighlightStyle, StreamLanguage } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const WORDS = new Set(("rule when then end not exists forall accumulate from or and in matches contains memberOf insert new "
	+ "return if else import package true false null").split(" "));

export const highlighting = HighlightStyle.define([
	{ tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
	{ tag: tags.comment, color: "var(--ink-soft)", fontStyle: "italic" },
	{ tag: tags.string, color: "var(--good)" },
	{ tag: [tags.number, tags.atom], color: "var(--warn)" },
	{ tag: [tags.typeName, tags.propertyName], color: "var(--focus)" },
	{ tag: tags.variableName, color: "var(--accent-strong)", fontStyle: "italic" },
	{ tag: tags.operator, color: "var(--ink-soft)" },
]);

// what rules are made of, wherever they stand
function rulePart(stream) {
	if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) {
		return "string";
	}
	if (stream.match(/^\d+(?:\.\d+)?/)) {
		return "number";
	}
	if (stream.match(/^\$\w+|^\{\w+\}/)) {
		return "variableName";
	}
	const word = stream.match(/^[A-Za-z_]\w*/);
	if (word) {
		return WORDS.has(word[0]) ? "keyword" : /^[A-Z][A-Z_\d]+$/.test(word[0]) ? "atom" : /^[A-Z]/.test(word[0]) ? "typeName" : null;
	}
	if (stream.match(/^(?:[=!<>]=?|&&|\|\||[+*/-])/)) {
		return "operator";
	}
	stream.next();
	return null;
}

function comment(stream, state) {
	if (state.comment || stream.match("/*")) {
		state.comment = !stream.match(/^.*?\*\//);
		if (state.comment) {
			stream.skipToEnd();
		}
		return true;
	}
	return Boolean(stream.match(/^\/\/.*/) || (stream.sol() && stream.match(/^#.*/)));
}

function rules(stream, state) {
	return stream.eatSpace() ? null : comment(stream, state) ? "comment" : rulePart(stream);
}

function sentenceRules(stream, state) {
	if (stream.eatSpace()) {
		return null;
	}
	if (comment(stream, state)) {
		return "comment";
	}
	const before = stream.string.slice(0, stream.pos);
	if (!before.trim() && stream.match(/^(?:rule|when|then|end)\b/)) {
		return "keyword";
	}
	if (!before.trim() && stream.match(/^-/)) {
		return "operator";
	}
	if (stream.match(/^"[^"]*"?/)) {
		return "string";
	}
	if (stream.match(/^\d+(?:\.\d+)?/)) {
		return "number";
	}
	stream.match(/^\w+/) || stream.next();
	return null;
}

function sentences(stream) {
	if (stream.sol() && stream.match(/^#.*/)) {
		return "comment";
	}
	if (stream.sol() && stream.match(/^\[[^\]]*\](?:\[[^\]]*\])?/)) {
		return "keyword";
	}
	if (stream.string.slice(0, stream.pos).includes("=")) {
		return rulePart(stream);
	}
	return stream.match(/^\{\w+\}/) ? "variableName" : stream.match(/^=/) ? "operator" : (stream.match(/^[^{=]+/) || stream.next(), null);
}

function yaml(stream) {
	if (stream.eatSpace()) {
		return null;
	}
	if (stream.match(/^#.*/)) {
		return "comment";
	}
	if (stream.match(/^[\w.-]+(?=\s*:(?:\s|$))/)) {
		return "propertyName";
	}
	if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'[^']*'?/)) {
		return "string";
	}
	if (stream.match(/^-?\d+(?:\.\d+)?(?=[\s,}\]]|$)/)) {
		return "number";
	}
	if (stream.match(/^(?:true|false|none|null|[A-Z][A-Z_\d]+)\b/)) {
		return "atom";
	}
	if (stream.match(/^[A-Z]\w*/)) {
		return "typeName";
	}
	stream.match(/^[\w.-]+/) || stream.next();
	return null;
}

function table(stream) {
	if (stream.sol() && stream.match(/^(?:RuleSet|RuleTable|Import|Notes|Sequential|NAME|CONDITION|ACTION)\b/)) {
		return "keyword";
	}
	return stream.match(/^(?:CONDITION|ACTION)(?=,|$)/) ? "keyword" : stream.match(/^,/) ? "operator" : rulePart(stream);
}

function xml(stream, state) {
	if (state.comment || stream.match("<!--")) {
		state.comment = !stream.match(/^.*?-->/);
		if (state.comment) {
			stream.skipToEnd();
		}
		return "comment";
	}
	if (stream.match(/^<[/?]?[\w:.-]*/) || stream.match(/^[/?]?>/)) {
		state.tag = !stream.current().endsWith(">");
		return "keyword";
	}
	if (state.tag && stream.match(/^"[^"]*"?/)) {
		return "string";
	}
	if (state.tag && stream.match(/^[\w:.-]+/)) {
		return "propertyName";
	}
	stream.next();
	return null;
}

function define(token, line) {
	return StreamLanguage.define({
		token,
		startState: () => ({ comment: false, tag: false }),
		copyState: (state) => ({ ...state }),
		languageData: { commentTokens: { line }, closeBrackets: { brackets: ["(", "[", "{", '"'] } },
	});
}

const LANGUAGES = {
	drl: define(rules, "//"), dslr: define(sentenceRules, "//"), dsl: define(sentences, "#"), yaml: define(yaml, "#"),
	csv: define(table), bpmn: define(xml),
};

/** The language of a policy by its path; none for a text. */
export function languageOf(path) {
	return LANGUAGES[path.slice(path.lastIndexOf(".") + 1)] ?? [];
}
