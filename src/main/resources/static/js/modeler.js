// Draws a workflow to be edited, in the place of the text area that has its file: bpmn-js with what our processes may hold,
// and beside it the properties of what is selected (process-panel.js). Every change is written into the text area, which
// the form sends and htmx has checked; what the check finds is marked on its element.
(async function () {
	"use strict";

	const text = document.querySelector(".editor-text textarea");
	const frame = text.closest(".editor-text");
	const { panelFor } = await import(frame.dataset.panel);

	// what a process of ours may hold (processes/README.md); the check refuses the rest by name
	const NOT_OURS = /script|service|send|receive|manual|rule-task|compensation|conditional|escalation|link|cancel|transaction|ad-hoc|adhoc|loop|multi|data|participant|complex|inclusive|collapsed-sub|message-(intermediate-throw|end)|signal-(intermediate-throw|end)|(message|signal|timer)-start$/;

	const without = (entries) => Object.fromEntries(Object.entries(entries).filter(([id]) => !NOT_OURS.test(id)));

	function OursOnly(palette, popupMenu) {
		palette.registerProvider(500, { getPaletteEntries: () => without });
		popupMenu.registerProvider("bpmn-replace", 500, {
			getPopupMenuEntries: () => without,
			getPopupMenuHeaderEntries: () => () => ({}),
		});
	}
	OursOnly.$inject = ["palette", "popupMenu"];

	const DROOLS = {
		name: "Drools", prefix: "drools", uri: "http://www.jboss.org/drools", xml: { tagAlias: "lowerCase" },
		types: [{ name: "Task", extends: ["bpmn:Task"], properties: [{ name: "taskName", isAttr: true, type: "String" }] }],
	};

	const sheet = document.createElement("div");
	sheet.className = "modeler";
	frame.append(sheet);
	frame.classList.add("replaced");
	const modeler = new BpmnJS({
		container: sheet,
		keyboard: { bindTo: sheet },
		moddleExtensions: { drools: DROOLS },
		bpmnRenderer: { defaultFillColor: "var(--surface)", defaultStrokeColor: "var(--ink)" },
		textRenderer: { defaultStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 } },
		additionalModules: [{ __init__: ["oursOnly"], oursOnly: ["type", OursOnly] }],
	});
	sheet.querySelector(".bjs-powered-by").removeAttribute("style");
	sheet.tabIndex = 0;
	sheet.setAttribute("role", "application");
	sheet.setAttribute("aria-label", "Drawing of " + frame.dataset.process);

	try {
		await modeler.importXML(text.value.trim() ? text.value : emptyProcess(frame.dataset.process));
	}
	catch (error) {
		// what is no workflow can only be mended as text
		sheet.remove();
		frame.classList.remove("replaced");
		return;
	}
	showWhole(modeler.get("canvas"));

	const panel = document.getElementById("properties");
	const words = await (await fetch(frame.dataset.words)).json();
	const properties = panelFor(panel, modeler, words);
	const events = modeler.get("eventBus");
	events.on("selection.changed", properties.show);
	properties.show();

	let waiting;
	events.on("commandStack.changed", () => {
		if (!panel.contains(document.activeElement)) {
			properties.show();
		}
		clearTimeout(waiting);
		waiting = setTimeout(write, 150);
	});

	async function write() {
		text.value = (await modeler.saveXML({ format: true })).xml.replaceAll(" />", "/>");
		text.dispatchEvent(new Event("input", { bubbles: true }));
	}

	// what is sent is what is drawn, even right after a change
	text.form.addEventListener("submit", async (event) => {
		if (modeler.get("commandStack").canUndo()) {
			event.preventDefault();
			clearTimeout(waiting);
			await write();
			text.form.submit();
		}
	});

	// beside the palette, not under it
	function showWhole(canvas) {
		canvas.zoom("fit-viewport");
		const box = canvas.viewbox();
		const palette = 90 / box.scale;
		const wider = (box.width + palette) / box.width;
		canvas.viewbox({ x: box.x - palette, y: box.y - box.height * (wider - 1) / 2, width: box.width * wider, height: box.height * wider });
	}

	function elementAt(line) {
		const lines = text.value.split("\n");
		for (let i = Math.min(line, lines.length) - 1; i >= 0; i--) {
			const id = lines[i].match(/\bid="([^"]+)"/);
			const element = id && modeler.get("elementRegistry").get(id[1]);
			if (element) {
				return element;
			}
		}
		return null;
	}

	let marked = [];

	function mark() {
		const canvas = modeler.get("canvas");
		marked.forEach((element) => canvas.removeMarker(element, "is-failed"));
		marked = [...document.querySelectorAll("#problems [data-line]")].map((problem) => elementAt(Number(problem.dataset.line)))
			.filter((element) => element && element.parent);
		marked.forEach((element) => canvas.addMarker(element, "is-failed"));
	}

	document.addEventListener("htmx:afterSwap", mark);
	document.addEventListener("click", (event) => {
		const problem = event.target.closest("#problems [data-line]");
		const element = problem && elementAt(Number(problem.dataset.line));
		if (element) {
			modeler.get("selection").select(element);
		}
	});
	mark();

	function emptyProcess(id) {
		return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:drools="http://www.jboss.org/drools" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="https://callcraft.io/processes">
  <bpmn:itemDefinition id="text" structureRef="String"/>
  <bpmn:process id="${id}" name="${id}" isExecutable="true">
    <bpmn:startEvent id="start" name="Start"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="${id}">
      <bpmndi:BPMNShape id="start.shape" bpmnElement="start"><dc:Bounds x="160" y="160" width="36" height="36"/></bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>`;
	}
})();
