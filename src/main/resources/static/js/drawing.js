// Shows a workflow's drawing with bpmn-js, at a size that can be read, in a box that scrolls like any other. What is
// marked, and where a node leads, is in the page already, in the rows that have data-node. The content policy lets through
// the styles that bpmn-js writes into its markup, and no others (DrawingStyles).
(function () {
	"use strict";

	const MARGIN = 24;
	const READABLE = 0.7;
	const LARGEST = 2;

	async function draw(frame) {
		const view = frame.querySelector(".diagram-view");
		const sheet = frame.querySelector(".diagram-sheet");
		const note = frame.querySelector(".diagram-note");
		if (!window.BpmnJS) {
			note.textContent = "The drawing cannot be shown: what draws it did not come. The list has everything that it says.";
			return;
		}
		const viewer = new BpmnJS({
			container: sheet,
			bpmnRenderer: { defaultFillColor: "var(--surface)", defaultStrokeColor: "var(--ink)" },
			textRenderer: { defaultStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 } },
		});
		// outside of what scrolls, so that it can always be seen, and in our colours
		const name = sheet.querySelector(".bjs-powered-by");
		name.removeAttribute("style");
		frame.append(name);
		try {
			const answer = await fetch(frame.dataset.drawing);
			if (!answer.ok) {
				throw new Error("the file cannot be fetched (" + answer.status + ")");
			}
			await viewer.importXML(await answer.text());
		}
		catch (error) {
			note.textContent = "The drawing cannot be shown: " + error.message + ". The list has everything that it says.";
			return;
		}
		note.remove();
		const size = sizing(viewer, view, sheet);
		size.set(Math.max(READABLE, Math.min(1, size.fitting())));
		marks(viewer, frame);
		showFirst(viewer, view, size, frame);
		frame.addEventListener("click", (event) => {
			const button = event.target.closest("[data-zoom]");
			if (button) {
				const fitting = size.fitting();
				const to = { fit: fitting, in: size.now() * 1.25, out: size.now() / 1.25 }[button.dataset.zoom];
				size.around(Math.min(LARGEST, Math.max(fitting, to)));
			}
		});
		dragging(view);
	}

	// the sheet is as large as the drawing at the present size; the box around it scrolls
	function sizing(viewer, view, sheet) {
		const canvas = viewer.get("canvas");
		const inner = canvas.viewbox().inner;
		const box = { x: inner.x - MARGIN, y: inner.y - MARGIN, width: inner.width + 2 * MARGIN, height: inner.height + 2 * MARGIN };
		let zoom = 1;

		function set(to) {
			zoom = to;
			sheet.style.width = Math.floor(box.width * zoom) + "px";
			sheet.style.height = Math.floor(box.height * zoom) + "px";
			canvas.resized();
			canvas.viewbox(box);
		}

		return {
			set,
			now: () => zoom,
			fitting: () => Math.min(view.clientWidth / box.width, view.clientHeight / box.height, 1),
			around: (to) => {
				const x = (view.scrollLeft + view.clientWidth / 2) / zoom;
				const y = (view.scrollTop + view.clientHeight / 2) / zoom;
				set(to);
				view.scrollTo(x * zoom - view.clientWidth / 2, y * zoom - view.clientHeight / 2);
			},
			centre: (shape) => view.scrollTo((shape.x + shape.width / 2 - box.x) * zoom - view.clientWidth / 2,
				(shape.y + shape.height / 2 - box.y) * zoom - view.clientHeight / 2),
		};
	}

	// the rows that speak of this drawing: all of the page, where it has only one
	function rows(frame) {
		return [...(frame.closest("[data-drawings]") ?? document).querySelectorAll("[data-node]")];
	}

	function marks(viewer, frame) {
		const canvas = viewer.get("canvas");
		const registry = viewer.get("elementRegistry");
		const places = new Map();
		for (const row of rows(frame)) {
			const id = row.dataset.node;
			if (!registry.get(id)) {
				continue;
			}
			if (row.dataset.mark) {
				canvas.addMarker(id, "is-" + row.dataset.mark);
			}
			const link = row.querySelector("a[data-place]");
			if (link) {
				places.set(id, link.href);
				canvas.addMarker(id, "leads");
			}
			if (row.dataset.count) {
				badge(viewer, id, row, link);
			}
		}
		viewer.get("eventBus").on("element.click", (event) => {
			const place = places.get((event.element.labelTarget || event.element).id);
			if (place) {
				location.assign(place);
			}
		});
	}

	function badge(viewer, id, row, link) {
		const count = document.createElement(link ? "a" : "span");
		count.className = "diagram-count" + (row.dataset.mark ? " " + row.dataset.mark : "");
		count.textContent = row.dataset.count;
		if (link) {
			count.href = link.href;
			count.setAttribute("aria-label", row.dataset.says);
		}
		count.title = row.dataset.says;
		viewer.get("overlays").add(id, { position: { top: -12, right: 12 }, html: count });
	}

	function showFirst(viewer, view, size, frame) {
		const row = rows(frame).find((each) => each.dataset.count || each.dataset.mark === "changed");
		const shape = row && viewer.get("elementRegistry").get(row.dataset.node);
		if (shape) {
			size.centre(shape);
		}
	}

	// a mouse drags the paper; fingers, wheels and arrow keys scroll it anyway
	function dragging(view) {
		view.addEventListener("pointerdown", (down) => {
			if (down.pointerType !== "mouse" || down.button !== 0 || down.target.closest("a")) {
				return;
			}
			const from = { x: view.scrollLeft + down.clientX, y: view.scrollTop + down.clientY };
			const move = (event) => view.scrollTo(from.x - event.clientX, from.y - event.clientY);
			window.addEventListener("pointermove", move);
			window.addEventListener("pointerup", () => window.removeEventListener("pointermove", move), { once: true });
		});
	}

	document.querySelectorAll("[data-drawing]").forEach(draw);
})();
