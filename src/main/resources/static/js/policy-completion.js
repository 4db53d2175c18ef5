// What can come next in a rule, a sentence, a scenario or a figure: facts and their fields, the sentences of the decision,
// figures, rules by name, and the skeleton of each.
import { snippetCompletion } from "@codemirror/autocomplete";

const RULE = snippetCompletion('rule "${Say it in a sentence}"\nwhen\n\t${}\nthen\n\t${}\nend\n',
	{ label: "rule", detail: "a new rule", type: "keyword" });
const SENTENCES = [
	snippetCompletion("[condition]${There is a fact}=${Fact}( ${} )", { label: "[condition]", detail: "a sentence for when", type: "keyword" }),
	snippetCompletion("[consequence]${It is concluded}=insert( new ${Verdict}( ${} ) );", { label: "[consequence]", detail: "a sentence for then", type: "keyword" }),
];
const SCENARIO = snippetCompletion('- scenario: "${What it shows}"\n  given:\n    - { type: ${} }\n  expect: ${none}\n',
	{ label: "- scenario", detail: "a new scenario", type: "keyword" });
const FIGURE = snippetCompletion('- name: ${group.figure}\n  value: ${0}\n  unit: ${calls}\n  min: ${0}\n  max: ${100}\n  why: "${What for}"\n',
	{ label: "- name", detail: "a new figure", type: "keyword" });

/** Finds completions in a policy by its path, in the words of its decision. */
export function completionOf(path, words) {
	const ending = path.slice(path.lastIndexOf(".") + 1);
	const book = bookOf(words);
	const find = path.endsWith("/thresholds.yaml") ? figure : { drl: rule, csv: rule, dslr: sentenceRule, dsl: sentence, yaml: scenario }[ending];
	return (context) => {
		const line = context.state.doc.lineAt(context.pos);
		const at = {
			pos: context.pos,
			line: context.state.sliceDoc(line.from, context.pos),
			before: context.state.sliceDoc(Math.max(0, context.pos - 4000), context.pos),
			explicit: context.explicit,
		};
		return find ? find(at, book) : null;
	};
}

function bookOf(words) {
	const types = new Map([...words.facts, ...words.verdicts, ...words.values].map((term) => [term.type, term]));
	const matched = [...words.facts, ...words.verdicts].map((term) => term.type);
	return { ...words, types, matched };
}

function answer(at, typed, options, validFor = /^[\w.]*$/) {
	return options.length && (typed || at.explicit) ? { from: at.pos - typed.length, options, validFor } : null;
}

// offered even before a letter is typed, since nothing else can stand there
function only(at, typed, options, validFor = /^[\w.-]*$/) {
	return { from: at.pos - typed.length, options, validFor };
}

function figures(book) {
	return book.thresholds.map((it) => ({ label: it.name, detail: it.value + " " + it.unit, info: it.why, type: "constant" }));
}

function fields(term) {
	return [
		...term.fields.map((field) => ({ label: field.name, detail: field.type, type: "property", boost: 1 })),
		...term.computed.map((name) => ({ label: name, type: "property" })),
	];
}

function typesOf(book) {
	return book.matched.map((type) => snippetCompletion(type + "( ${} )", { label: type, type: "class" }))
		.concat(book.values.map((term) => ({ label: term.type, detail: term.constants.length ? "one of " + term.constants.length : "", type: "enum" })));
}

function rule(at, book) {
	const named = at.line.match(/name\s*==\s*"([\w.-]*)$/);
	if (named) {
		return only(at, named[1], figures(book));
	}
	const constant = at.line.match(/\b([A-Z]\w*)\.(\w*)$/);
	if (constant && book.types.get(constant[1])?.constants.length) {
		return only(at, constant[2], book.types.get(constant[1]).constants.map((label) => ({ label, type: "constant" })));
	}
	const typed = at.line.match(/\w*$/)[0];
	const pattern = openPattern(at.before);
	if (pattern && book.types.has(pattern)) {
		return answer(at, typed, fields(book.types.get(pattern)).concat(typesOf(book)));
	}
	return answer(at, typed, /^\s*\w*$/.test(at.line) ? [RULE, ...typesOf(book)] : typesOf(book));
}

// the fact in whose brackets the cursor stands
function openPattern(text) {
	let depth = 0;
	for (let i = text.length - 1; i >= 0; i--) {
		depth += text[i] === ")" ? 1 : text[i] === "(" ? -1 : 0;
		if (depth < 0) {
			const type = text.slice(0, i).match(/(\bnew\s+)?\b([A-Z]\w*)\s*$/);
			return type && !type[1] ? type[2] : null;
		}
	}
	return null;
}

function sentenceRule(at, book) {
	const figure = at.line.match(/figure "([\w.-]*)$/);
	if (figure) {
		return only(at, figure[1], figures(book));
	}
	const typed = at.line.trimStart();
	const part = [...at.before.matchAll(/^\s*(rule|when|then|end)\b/gm)].at(-1)?.[1];
	if (part !== "when" && part !== "then" || typed === part) {
		return answer(at, typed, [RULE], /^\w*$/);
	}
	const options = book.sentences.filter((it) => it.place === part.toUpperCase() || it.place === "ANYWHERE")
		.map((it) => snippetCompletion(it.words.replaceAll(/\{(\w+)\}/g, "${$1}"), { label: it.words, type: "text" }));
	return answer(at, typed, options, /^.*$/);
}

function sentence(at, book) {
	return at.line.includes("=") ? rule(at, book) : answer(at, at.line, SENTENCES, /^\[?\w*\]?$/);
}

function figure(at) {
	return answer(at, at.line, [FIGURE], /^[-\w ]*$/);
}

function scenario(at, book) {
	const fires = at.line.match(/fires:.*"([^"]*)$/);
	if (fires) {
		return only(at, fires[1], book.rules.map((label) => ({ label, type: "text" })), /^[^"]*$/);
	}
	const type = at.line.match(/\btype:\s*(\w*)$/);
	if (type) {
		const part = [...at.before.matchAll(/^\s*(given|expect):/gm)].at(-1)?.[1];
		return only(at, type[1], (part === "expect" ? book.verdicts : book.facts).map((term) => ({ label: term.type, type: "class" })));
	}
	const brace = openBrace(at.line);
	const term = brace !== null && termOf(at.line, brace, book);
	if (term) {
		return inFact(at, at.line.slice(brace + 1), term, book);
	}
	const figureName = at.line.match(/^\s+([\w.]*)$/);
	if (figureName && /thresholds:\s*(\n\s+[\w.-]+:.*)*\n[^\n]*$/.test(at.before)) {
		return answer(at, figureName[1], figures(book).map((it) => ({ ...it, apply: it.label + ": " })));
	}
	return answer(at, at.line, [SCENARIO], /^[-\w ]*$/);
}

function openBrace(line) {
	let depth = 0;
	for (let i = line.length - 1; i >= 0; i--) {
		depth += line[i] === "}" ? 1 : line[i] === "{" ? -1 : 0;
		if (depth < 0) {
			return i;
		}
	}
	return null;
}

// the type of what stands in the braces: said in them, or that of the field before them
function termOf(line, brace, book) {
	const said = line.slice(brace).match(/^\{\s*type:\s*(\w+)/);
	if (said) {
		return book.types.get(said[1]);
	}
	const field = line.slice(0, brace).match(/(\w+):\s*$/);
	const outer = openBrace(line.slice(0, brace));
	const owner = field && outer !== null && termOf(line.slice(0, brace), outer, book);
	return owner ? book.types.get(typeOf(owner, field[1])) : undefined;
}

function typeOf(term, field) {
	return (term.fields.find((it) => it.name === field)?.type ?? "").replace(/^\w+<(\w+)>$/, "$1");
}

function inFact(at, text, term, book) {
	const value = text.match(/(\w+):\s*([\w-]*)$/);
	if (value) {
		const type = typeOf(term, value[1]);
		const values = type === "boolean" ? ["true", "false"] : book.types.get(type)?.constants ?? [];
		return values.length ? only(at, value[2], values.map((label) => ({ label, type: "constant" }))) : null;
	}
	const typed = text.match(/\w*$/)[0];
	const used = new Set([...text.matchAll(/(\w+):/g)].map((match) => match[1]));
	return only(at, typed, term.fields.filter((field) => !used.has(field.name))
		.map((field) => ({ label: field.name, apply: field.name + ": ", detail: field.type, type: "property" })));
}
