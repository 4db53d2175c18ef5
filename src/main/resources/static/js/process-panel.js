// The properties of a workflow's elements, as processes/README.md describes them: who is asked and by which form, due dates
// and timers, decisions, conditions, what goes in and comes out, the variables of the process.

const TIMES = { timeDuration: "After (PT4H, 2 working days, #{variable})", timeDate: "At (2026-12-24T09:00:00+01:00, #{variable})" };
const USER_INPUTS = ["GroupId", "ActorId", "Form", "Due", "Priority", "EscalateTo"];

/** Shows the properties of what is selected in a box, and writes what is changed there into the model. */
export function panelFor(box, modeler, words) {
	const modeling = modeler.get("modeling");
	const moddle = modeler.get("moddle");
	const canvas = modeler.get("canvas");
	let element;

	function show() {
		const selected = modeler.get("selection").get();
		element = selected.length === 1 ? selected[0].labelTarget || selected[0] : canvas.getRootElement();
		box.replaceChildren();
		const it = element.businessObject;
		heading(it);
		field("Name", it.name ?? "", (name) => {
			set({ name: name || undefined });
			const speaking = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
			if (/^(Activity|Event|Gateway|Flow)_\w+$/.test(it.id) && /^[a-z]/.test(speaking)) {
				rename(speaking);
			}
		});
		if (it.$type !== "bpmn:Process") {
			field("Id", it.id, rename);
		}
		if (it.$instanceOf("bpmn:UserTask")) {
			userTask();
		}
		else if (it.$type === "bpmn:Task") {
			task(it);
		}
		else if (it.$type === "bpmn:CallActivity") {
			field("Calls", it.calledElement ?? "", (calledElement) => set({ calledElement }), words.processes);
			mappings("Handed over", "Its variable", "Value or #{variable}");
			results();
		}
		else if (it.$type === "bpmn:SequenceFlow") {
			flow(it);
		}
		else if (it.$instanceOf("bpmn:Event")) {
			event(it);
		}
		else if (it.$type === "bpmn:Process") {
			variables(it);
		}
		field("What for", it.documentation?.[0]?.text ?? "", (text) => set({
			documentation: text ? [moddle.create("bpmn:Documentation", { text })] : [],
		}), null, true);
	}

	function heading(it) {
		const title = document.createElement("h2");
		title.textContent = it.$type.slice(5).replace(/([a-z])([A-Z])/g, "$1 $2");
		box.append(title);
	}

	// a field of the box; it changes the model when it is left
	function field(label, value, change, options, long) {
		const row = document.createElement("div");
		row.className = "field";
		const name = document.createElement("label");
		name.textContent = label;
		const input = document.createElement(options ? "select" : long ? "textarea" : "input");
		input.id = "property-" + box.querySelectorAll(".field").length;
		name.htmlFor = input.id;
		if (options) {
			const known = options.includes(value) || !value ? options : [value, ...options];
			input.append(...["", ...known].map((option) => new Option(option || "–", option, false, option === value)));
		}
		else {
			input.value = value;
			input.spellcheck = false;
		}
		input.addEventListener("change", () => change(input.value.trim()));
		input.addEventListener("keydown", (event) => {
			if (event.key === "Enter" && !long) {
				event.preventDefault();
				change(input.value.trim());
			}
		});
		row.append(name, input);
		box.append(row);
	}

	function set(properties) {
		modeling.updateProperties(element, properties);
	}

	// a refused id is put back
	function rename(id) {
		const taken = modeler.get("elementRegistry").get(id);
		if (/^[A-Za-z_][\w.-]*$/.test(id) && (!taken || taken === element)) {
			set({ id });
		}
		show();
	}

	// ---------- what goes in and comes out

	function inputs() {
		const names = new Map((element.businessObject.ioSpecification?.dataInputs ?? []).map((data) => [data, data.name]));
		return new Map((element.businessObject.dataInputAssociations ?? []).map((association) => [names.get(association.targetRef),
			association.assignment?.[0] ? association.assignment[0].from?.body ?? "" : `#{${association.sourceRef?.[0]?.id ?? ""}}`]));
	}

	function outputs() {
		const names = new Map((element.businessObject.ioSpecification?.dataOutputs ?? []).map((data) => [data, data.name]));
		return new Map((element.businessObject.dataOutputAssociations ?? []).map((association) =>
			[names.get(association.sourceRef?.[0]), association.targetRef?.id ?? ""]));
	}

	function setInput(name, value) {
		const values = inputs();
		value ? values.set(name, value) : values.delete(name);
		wire(values, outputs());
	}

	// both anew, for they refer to each other
	function wire(values, results) {
		const it = element.businessObject;
		const properties = new Map(processOf(it).properties?.map((property) => [property.id, property]));
		const specification = moddle.create("bpmn:InputOutputSpecification", { dataInputs: [], dataOutputs: [] });
		const inputSet = moddle.create("bpmn:InputSet", { dataInputRefs: specification.dataInputs });
		const outputSet = moddle.create("bpmn:OutputSet", { dataOutputRefs: specification.dataOutputs });
		Object.assign(specification, { inputSets: [inputSet], outputSets: [outputSet] });
		const dataInputAssociations = [...values].map(([name, value]) => {
			const data = moddle.create("bpmn:DataInput", { id: `${it.id}.in.${name}`, name });
			specification.dataInputs.push(data);
			const variable = properties.get(value.match(/^#\{(.*)\}$/)?.[1]);
			return variable ? moddle.create("bpmn:DataInputAssociation", { sourceRef: [variable], targetRef: data })
				: moddle.create("bpmn:DataInputAssociation", { targetRef: data, assignment: [moddle.create("bpmn:Assignment", {
					from: moddle.create("bpmn:Expression", { body: value }), to: moddle.create("bpmn:Expression", { body: data.id }),
				})] });
		});
		const dataOutputAssociations = [...results].filter(([, variable]) => properties.has(variable)).map(([name, variable]) => {
			const data = moddle.create("bpmn:DataOutput", { id: `${it.id}.out.${name}`, name });
			specification.dataOutputs.push(data);
			return moddle.create("bpmn:DataOutputAssociation", { sourceRef: [data], targetRef: properties.get(variable) });
		});
		set({ ioSpecification: specification, dataInputAssociations, dataOutputAssociations });
	}

	function processOf(it) {
		return it.$type === "bpmn:Process" ? it : processOf(it.$parent);
	}

	// pairs of a name and a value, with a row for one more
	function pairs(title, first, second, values, change, options) {
		const head = document.createElement("h3");
		head.textContent = title;
		box.append(head);
		const entries = [...values, ["", ""]];
		entries.forEach(([name, value], i) => {
			const with_ = (pair) => {
				const next = entries.map((entry, at) => (at === i ? pair : entry)).filter(([key]) => key);
				change(new Map(next));
				show();
			};
			field(first, name, (to) => with_([to, value]));
			if (name) {
				field(second, value, (to) => with_([name, to]), options);
			}
		});
	}

	function mappings(title, first, second, hidden = []) {
		const all = inputs();
		const kept = new Map([...all].filter(([name]) => hidden.includes(name)));
		const shown = new Map([...all].filter(([name]) => !hidden.includes(name)));
		pairs(title, first, second, shown, (next) => wire(new Map([...kept, ...next]), outputs()));
	}

	function results() {
		const names = (processOf(element.businessObject).properties ?? []).map((property) => property.id);
		pairs("Taken back", "Its answer", "Into the variable", outputs(), (next) => {
			next.forEach((variable, name) => variable || next.set(name, names[0]));
			wire(inputs(), next);
		}, names);
	}

	// ---------- kinds of elements

	function userTask() {
		const values = inputs();
		const options = { GroupId: words.groups, EscalateTo: words.groups, Form: words.forms };
		const labels = { GroupId: "Asks the group", ActorId: "or the person (#{variable})", Form: "Form, if not the one of its id",
			Due: "Due (PT4H, 2 working days)", Priority: "Priority, 0 to 10", EscalateTo: "When overdue, asks as well" };
		USER_INPUTS.forEach((name) => field(labels[name], values.get(name) ?? "", (value) => setInput(name, value), options[name]));
	}

	function task(it) {
		field("Does", it.get("drools:taskName") ?? "", (kind) => {
			set({ "drools:taskName": kind || undefined });
			show();
		}, ["Decide", "Audit"]);
		if (it.get("drools:taskName") === "Decide") {
			field("Decision", inputs().get("Decision") ?? "", (value) => setInput("Decision", value), words.decisions);
			mappings("Told", "As", "Value or #{variable}", ["Decision"]);
			results();
		}
		else if (it.get("drools:taskName") === "Audit") {
			field("Sentence or #{variable}", inputs().get("Entry") ?? "", (value) => setInput("Entry", value));
			mappings("Entered with it", "As", "Value or #{variable}", ["Entry"]);
		}
	}

	function flow(it) {
		if (it.sourceRef.$type !== "bpmn:ExclusiveGateway" || it.sourceRef.outgoing.length < 2) {
			return;
		}
		const otherwise = it.sourceRef.default === it;
		field("Taken", otherwise ? "otherwise" : "if", (taken) => {
			const gateway = modeler.get("elementRegistry").get(it.sourceRef.id);
			modeling.updateProperties(gateway, { default: taken === "otherwise" ? it : undefined });
			show();
		}, ["if", "otherwise"]);
		if (!otherwise) {
			field('Condition (outcome = "AGAIN")', it.conditionExpression?.body ?? "", (body) => set({
				conditionExpression: body ? moddle.create("bpmn:FormalExpression", { body, language: "http://www.omg.org/spec/FEEL/20140401" }) : undefined,
			}));
		}
	}

	function event(it) {
		const definition = it.eventDefinitions?.[0];
		if (definition?.$type === "bpmn:TimerEventDefinition") {
			Object.entries(TIMES).forEach(([kind, label]) => field(label, definition[kind]?.body ?? "", (body) => {
				const other = Object.keys(TIMES).find((each) => each !== kind);
				replaceDefinition(definition, body ? { [kind]: moddle.create("bpmn:FormalExpression", { body }) }
					: { [other]: definition[other] });
				show();
			}));
		}
		for (const kind of ["signal", "message", "error"]) {
			if (definition?.$type.toLowerCase() === `bpmn:${kind}eventdefinition`) {
				const known = definitions().rootElements.filter((root) => root.$type.toLowerCase() === `bpmn:${kind}`);
				const name = kind === "error" ? "errorCode" : "name";
				field(kind === "error" ? "Error code" : `Name of the ${kind}`, definition[kind + "Ref"]?.[name] ?? "", (value) => {
					const root = known.find((each) => each[name] === value) ?? (value ? declare(kind, name, value) : undefined);
					replaceDefinition(definition, { [kind + "Ref"]: root });
				});
			}
		}
		if (it.$type === "bpmn:BoundaryEvent") {
			field("What it is at", it.cancelActivity === false ? "goes on" : "ends", (then) => set({ cancelActivity: then !== "goes on" }), ["ends", "goes on"]);
		}
	}

	// as one change, which can be taken back
	function replaceDefinition(definition, properties) {
		const next = moddle.create(definition.$type, { id: definition.id, ...properties });
		next.$parent = element.businessObject;
		definition.$parent = undefined;
		set({ eventDefinitions: [next] });
	}

	function definitions() {
		return processOf(canvas.getRootElement().businessObject).$parent;
	}

	function declare(kind, name, value) {
		const root = moddle.create("bpmn:" + kind[0].toUpperCase() + kind.slice(1), { id: value.replace(/[^\w.-]+/g, "-"), [name]: value });
		root.$parent = definitions();
		definitions().rootElements.unshift(root);
		return root;
	}

	function variables(process) {
		const names = (process.properties ?? []).map((property) => property.id);
		field("Variables, one a line", names.join("\n"), (text) => {
			const known = new Map(process.properties?.map((property) => [property.id, property]));
			const subject = process.properties?.[0]?.itemSubjectRef ?? definitions().rootElements.find((root) => root.$type === "bpmn:ItemDefinition");
			set({ properties: [...new Set(text.split(/\s+/).filter(Boolean))].map((id) => known.get(id)
				?? moddle.create("bpmn:Property", { id, name: id, itemSubjectRef: subject })) });
		}, null, true);
	}

	return { show };
}
