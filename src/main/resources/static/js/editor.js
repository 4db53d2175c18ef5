// Puts CodeMirror in the place of the text area in which a policy is written. The text area stays: the form sends it,
// htmx has it checked while one writes, and it is what there is without this script. The editor lives in a shadow tree,
// for there it may add its styles as style sheets, which the content policy allows, not as markup, which it refuses.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";

const THEME = EditorView.theme({
	"&": { color: "var(--ink)", backgroundColor: "var(--surface)", maxHeight: "75vh", fontSize: "var(--small)" },
	"&.cm-focused": { outline: "none" },
	".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", minHeight: "60vh", overflow: "auto" },
	".cm-content": { padding: "var(--s3) 0", caretColor: "var(--ink)" },
	".cm-cursor": { borderLeftColor: "var(--ink)" },
	".cm-gutters": { color: "var(--ink-soft)", backgroundColor: "var(--sunken)", borderRight: "1px solid var(--line)" },
	".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "var(--accent-soft) !important" },
	"&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)" },
	".cm-tooltip, .cm-panels": { color: "var(--ink)", backgroundColor: "var(--surface)", border: "1px solid var(--line-control)" },
	".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxWidth: "min(46rem, 90vw)" },
	".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--on-accent)", backgroundColor: "var(--accent)" },
	".cm-completionDetail": { fontStyle: "normal", opacity: "0.85" },
	".cm-tooltip.cm-completionInfo": { maxWidth: "24rem", padding: "var(--s2) var(--s3)" },
	".cm-diagnostic": { fontFamily: "var(--sans)", maxWidth: "40rem" },
	".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
	".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
});

async function replace(text) {
	const frame = text.closest(".editor-text");
	const form = text.form;
	const [languages, completions, words] = await Promise.all([
		import(frame.dataset.languages),
		import(frame.dataset.completions),
		fetch(frame.dataset.words).then((answer) => (answer.ok ? answer.json() : null)),
	]);
	const host = document.createElement("div");
	host.className = "editor-code";
	const root = host.attachShadow({ mode: "open" });

	const save = () => {
		if (!text.readOnly) {
			form.requestSubmit();
		}
		return true;
	};
	const view = new EditorView({
		root,
		parent: root,
		doc: text.value,
		extensions: [
			lineNumbers(), lintGutter(), highlightSpecialChars(), history(), drawSelection(), bracketMatching(), closeBrackets(),
			highlightSelectionMatches(), search({ top: true }), EditorState.tabSize.of(4), indentUnit.of("\t"),
			languages.languageOf(text.dataset.path), syntaxHighlighting(languages.highlighting), THEME,
			autocompletion({ override: words ? [completions.completionOf(text.dataset.path, words)] : [] }),
			EditorState.readOnly.of(text.readOnly),
			EditorView.contentAttributes.of({ "aria-label": text.getAttribute("aria-label"), tabindex: "0" }),
			keymap.of([{ key: "Mod-s", run: save }, ...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap,
				...lintKeymap, ...defaultKeymap, indentWithTab]),
			EditorView.updateListener.of((update) => {
				if (update.docChanged) {
					text.value = update.state.doc.toString();
					text.dispatchEvent(new Event("input", { bubbles: true }));
				}
			}),
		],
	});
	frame.append(host);
	frame.classList.add("replaced");
	showProblems(view);
	document.addEventListener("htmx:afterSwap", () => showProblems(view));
	document.addEventListener("click", (event) => {
		const problem = event.target.closest("#problems [data-line]");
		if (problem) {
			goTo(view, Number(problem.dataset.line));
		}
	});
}

// what the check found, at its lines; the list beside the text says it too
function showProblems(view) {
	const problems = [...document.querySelectorAll("#problems [data-line]")].flatMap((problem) => {
		const line = lineAt(view, Number(problem.dataset.line));
		const indent = line.text.length - line.text.trimStart().length;
		return [{ from: line.from + indent, to: line.to, severity: problem.dataset.severity, message: problem.dataset.reason }];
	});
	view.dispatch(setDiagnostics(view.state, problems));
}

function goTo(view, number) {
	view.dispatch({ selection: { anchor: lineAt(view, number).from }, scrollIntoView: true });
	view.focus();
}

function lineAt(view, number) {
	return view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
}

document.querySelectorAll(".editor-text textarea").forEach(replace);
