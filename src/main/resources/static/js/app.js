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
	for (const here of document.querySelectorAll(".nav [aria-current]")) {
		here.scrollIntoView({ block: "nearest", inline: "center" });
	}

	// a toast floats above the page: where one is, or goes by keyboard, is not to lie under it
	const toasts = document.getElementById("toasts");
	function uncover() {
		const at = document.activeElement;
		if (toasts.offsetHeight && !toasts.contains(at) && at !== document.body) {
			const [place, over] = [at.getBoundingClientRect(), toasts.getBoundingClientRect()];
			if (place.bottom > over.top && place.top < over.bottom && place.right > over.left) {
				scrollBy(0, place.bottom - over.top + 8);
			}
		}
	}

	new MutationObserver(uncover).observe(toasts, { childList: true });
	document.addEventListener("focusin", (event) => {
		// what is pressed by a pointer stays where it is, or the press would miss it
		if (event.target.matches(":focus-visible")) {
			uncover();
		}
	});

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

	// a figure can be moved as well as written: the field stays what is sent
	for (const field of document.querySelectorAll("input[data-slides]")) {
		const slider = document.createElement("input");
		slider.type = "range";
		slider.setAttribute("aria-label", "Move " + field.labels[0].textContent);
		Object.assign(slider, { min: field.min, max: field.max, step: field.dataset.slides, value: field.value });
		slider.addEventListener("input", () => {
			field.value = slider.value;
		});
		field.addEventListener("input", () => {
			slider.value = field.value;
		});
		field.before(slider);
	}

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

	// a form that is answered by keys: a digit answers a question and goes to the next, arrows move
	for (const form of document.querySelectorAll("form[data-by-keys]")) {
		const questions = [...form.querySelectorAll("fieldset.asked")];
		const answers = (question) => [...question.querySelectorAll("input[type=radio]")];
		let at = Math.max(0, questions.findIndex((question) => question.querySelector("[data-focus]")));
		let said = -1;
		const show = () => {
			questions.forEach((question, i) => question.classList.toggle("at", i === at));
			questions[at].scrollIntoView({ block: "nearest" });
		};
		const goOn = (by) => {
			at = Math.min(Math.max(at + by, 0), questions.length - 1);
			const radios = answers(questions[at]);
			(radios.find((radio) => radio.checked) || radios[0]).focus({ preventScroll: true });
			show();
		};
		// what is answered already is passed over, as after a refused lead
		const goToNext = () => {
			const open = questions.findIndex((question, i) => i > at && !answers(question).some((radio) => radio.checked));
			goOn(open > at ? open - at : 1);
		};
		// after a refused lead the customer could reach nothing more: one answer gives them all
		const refusal = "The customer did not let the rep lead";
		function spread(lead) {
			for (const question of questions.filter((each) => each !== lead && each.hasAttribute("data-after-lead"))) {
				const reason = question.querySelector("[data-with] input");
				const given = answers(question).find((radio) => radio.checked);
				if (lead.querySelector("[value=MISSED]").checked && !given) {
					question.querySelector("[value=NOT_APPLICABLE]").checked = true;
					reason.value = refusal;
				}
				else if (!lead.querySelector("[value=MISSED]").checked && reason.value === refusal) {
					given.checked = false;
					reason.value = "";
				}
			}
			showDependents(form);
		}

		form.addEventListener("change", (event) => {
			const question = event.target.closest("fieldset.asked");
			if (question && event.target.type === "radio") {
				if (question.hasAttribute("data-lead")) {
					spread(question);
				}
				questions.filter((each) => answers(each).some((radio) => radio.checked))
					.forEach((each) => each.querySelectorAll(":scope > .wrong").forEach((wrong) => wrong.remove()));
			}
		});
		form.addEventListener("focusin", (event) => {
			const question = questions.indexOf(event.target.closest("fieldset.asked"));
			if (question >= 0) {
				at = question;
				show();
			}
		});
		document.addEventListener("keydown", (event) => {
			const typing = event.target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");
			if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
				form.requestSubmit();
			}
			else if (event.key === "Enter" && typing && !event.isComposing && event.target.closest("fieldset.asked")) {
				// the reason or the evidence is written: on, rather than done
				goToNext();
				event.preventDefault();
			}
			else if (typing || event.ctrlKey || event.metaKey || event.altKey) {
				return;
			}
			else if (event.key >= "1" && event.key <= "3" && answers(questions[at])[event.key - 1]) {
				const radio = answers(questions[at])[event.key - 1];
				radio.checked = true;
				radio.dispatchEvent(new Event("change", { bubbles: true }));
				const reason = questions[at].querySelector("[data-with]:not([hidden]) input");
				said = at;
				if (reason) {
					reason.focus();
				}
				else {
					goToNext();
				}
				event.preventDefault();
			}
			else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
				said = -1;
				goOn(event.key === "ArrowDown" ? 1 : -1);
				event.preventDefault();
			}
			else if (event.key.toLowerCase() === "e") {
				// of the question just answered: the form has gone on to the next
				const evidence = questions[said >= 0 ? said : at].querySelector("details");
				if (!evidence) {
					return;
				}
				evidence.open = true;
				evidence.querySelector("input").focus();
				event.preventDefault();
			}
		});
		if (questions.length) {
			goOn(0);
		}
	}

	// a page that refuses shows its forms anew: what was typed into one is put back, passwords aside
	document.addEventListener("submit", (event) => {
		const form = event.target;
		if (form.method === "post") {
			const typed = [...new FormData(form)].filter(([name, value]) => typeof value === "string"
				&& !name.startsWith("_") && form.elements[name].type !== "password");
			sessionStorage.setItem("typed", JSON.stringify({ action: form.getAttribute("action"), typed }));
		}
	});
	const kept = JSON.parse(sessionStorage.getItem("typed"));
	sessionStorage.removeItem("typed");
	const forms = kept && document.querySelector(".alarm[role=alert]")
		? [...document.forms].filter((form) => form.getAttribute("action") === kept.action) : [];
	// of several of a kind, what is hidden says which it was
	const refused = (forms.length > 1) ? forms.find((form) => kept.typed.every(([name, value]) =>
		form.elements[name]?.type !== "hidden" || form.elements[name].value === value)) : forms[0];
	if (refused) {
		for (const [name, value] of kept.typed) {
			const field = refused.elements[name];
			// unless somebody was quicker than this script, and has changed it
			if (field && (field.value === field.defaultValue || field.defaultValue === undefined)) {
				field.value = value;
			}
		}
		for (let around = refused.closest("details"); around; around = around.parentElement.closest("details")) {
			around.open = true;
		}
		(refused.querySelector("input:not([type=hidden]), textarea, select") || refused).focus();
	}

	// a place that is folded away is shown when a link leads to it
	function unfold() {
		const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
		for (let around = place && place.closest("details"); around; around = around.parentElement.closest("details")) {
			around.open = true;
		}
		if (place) {
			place.scrollIntoView();
		}
	}

	addEventListener("hashchange", unfold);
	unfold();

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
