// What a page needs beyond htmx: the viewer's time zone, dialogs, toasts, menus. No inline handlers anywhere.
(function () {
	"use strict";

	const root = document.documentElement;

	// times are shown in the viewer's zone, which only the browser knows
	const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
	if (zone && root.dataset.zone !== zone) {
		document.cookie = "zone=" + encodeURIComponent(zone) + ";path=/;max-age=31536000;samesite=lax";
		if (root.dataset.times === "shown" && !sessionStorage.getItem("zone-told")) {
			sessionStorage.setItem("zone-told", zone);
			location.reload();
		}
	}

	// on a phone the places of the top bar scroll: the one that is shown is to be seen
	const here = document.querySelector(".nav [aria-current]");
	if (here) {
		here.scrollIntoView({ block: "nearest", inline: "center" });
	}

	function toastsLeave(scope) {
		for (const toast of scope.querySelectorAll(".toast:not(.bad):not([data-leaving])")) {
			toast.dataset.leaving = "true";
			setTimeout(() => toast.remove(), 6000);
		}
	}

	document.addEventListener("click", (event) => {
		const target = event.target.closest("[data-opens], [data-closes], [data-dismiss], [data-fill-user]");
		if (target && target.dataset.opens) {
			document.getElementById(target.dataset.opens).showModal();
		}
		else if (target && "closes" in target.dataset) {
			target.closest("dialog").close();
		}
		else if (target && "dismiss" in target.dataset) {
			target.closest(".toast").remove();
		}
		else if (target && target.dataset.fillUser) {
			document.getElementById("username").value = target.dataset.fillUser;
			document.getElementById("password").value = target.dataset.fillPassword;
			document.getElementById("username").form.requestSubmit();
		}
		for (const menu of document.querySelectorAll("details.who[open]")) {
			if (!menu.contains(event.target)) {
				menu.open = false;
			}
		}
	});

	document.addEventListener("keydown", (event) => {
		if (event.key === "Escape") {
			for (const menu of document.querySelectorAll("details.who[open]")) {
				menu.open = false;
				menu.querySelector("summary").focus();
			}
		}
	});

	// a filter applies as soon as it is chosen
	document.addEventListener("change", (event) => {
		if (event.target.form && event.target.form.matches("form.filter[method=get]")) {
			event.target.form.requestSubmit();
		}
	});

	// fields that matter only with a certain answer elsewhere: data-with="decision=OVERRIDE,SEND_BACK"
	function showDependents(form) {
		for (const dependent of form.querySelectorAll("[data-with]")) {
			const [name, values] = dependent.dataset.with.split("=");
			const answers = [].concat(new FormData(form).getAll(name));
			dependent.hidden = !answers.some((answer) => values.split(",").includes(answer));
		}
	}

	document.addEventListener("change", (event) => {
		if (event.target.form) {
			showDependents(event.target.form);
		}
	});

	// line numbers beside a text that is edited; it grows with its lines, and Tab indents
	function numberLines(text) {
		const lines = text.value.split("\n").length;
		text.rows = lines + 1;
		text.previousElementSibling.textContent = Array.from({ length: lines }, (_, i) => i + 1).join("\n");
	}

	for (const text of document.querySelectorAll(".editor-text textarea")) {
		numberLines(text);
		text.addEventListener("input", () => numberLines(text));
		text.addEventListener("keydown", (event) => {
			// Escape first lets Tab leave the field, for those who use no mouse
			if (event.key === "Tab" && !event.shiftKey && !text.dataset.leaving && !text.readOnly) {
				event.preventDefault();
				text.setRangeText("\t", text.selectionStart, text.selectionEnd, "end");
				text.dispatchEvent(new Event("input", { bubbles: true }));
			}
			text.dataset.leaving = (event.key === "Escape") ? "yes" : "";
		});
	}

	function ready(scope) {
		scope.querySelectorAll("form").forEach(showDependents);
		toastsLeave(document);
	}

	document.addEventListener("htmx:afterSwap", () => ready(document));

	document.addEventListener("htmx:sendError", () => {
		const template = document.getElementById("no-connection");
		document.getElementById("toasts").append(template.content.cloneNode(true));
	});

	ready(document);

	// after a refused form the first wrong answer is where to go on
	const wrong = document.querySelector("[data-focus]");
	if (wrong) {
		wrong.focus();
	}
})();
