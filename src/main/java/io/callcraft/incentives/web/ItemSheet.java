package io.callcraft.incentives.web;

import java.util.HashMap;
import java.util.Map;

import io.callcraft.incentives.Item;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;

/**
 * An item as it is filled in on the page, which a refusal does not lose.
 *
 * @param added whether it is to be a new one
 * @param points as typed
 * @param stock as typed
 * @param wrong what is wrong, by field
 */
record ItemSheet(boolean added, String id, String name, String description, String points, String stock,
		boolean offered, Map<String, String> wrong) {

	/** The key of the sheet that adds an item; no id of one. */
	static final String NEW = "+";

	static ItemSheet blank() {
		return new ItemSheet(true, "", "", "", "", "", true, Map.of());
	}

	static ItemSheet of(Item item) {
		return new ItemSheet(false, item.id(), item.name(), item.description(), String.valueOf(item.points()),
				String.valueOf(item.stock()), item.offered(), Map.of());
	}

	static ItemSheet read(Map<String, String> filled) {
		return new ItemSheet(filled.containsKey("added"), filled.getOrDefault("id", "").strip(),
				filled.getOrDefault("name", "").strip(), filled.getOrDefault("description", "").strip(),
				filled.getOrDefault("points", "").strip(), filled.getOrDefault("stock", "").strip(),
				filled.containsKey("offered"), Map.of());
	}

	/**
	 * @throws InvalidInput naming what was filled in wrongly
	 */
	Item item() {
		return new Item(this.id, this.name, this.description, number("points", this.points),
				(int) number("stock", this.stock), this.offered);
	}

	ItemSheet refused(InvalidInput refusal) {
		Map<String, String> found = new HashMap<>();
		for (FieldProblem problem : refusal.problems()) {
			found.putIfAbsent(problem.field().equals("item") ? "id" : problem.field(), problem.reason());
		}
		return new ItemSheet(this.added, this.id, this.name, this.description, this.points, this.stock, this.offered,
				found);
	}

	String key() {
		return this.added ? NEW : this.id;
	}

	private static long number(String field, String text) {
		try {
			return Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			throw new InvalidInput(field,
					text.isEmpty() ? "is required: a whole number" : "'" + text + "' is no whole number");
		}
	}

}
