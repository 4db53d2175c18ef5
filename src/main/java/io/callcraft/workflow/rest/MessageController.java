package io.callcraft.workflow.rest;

import java.util.Map;
import java.util.Objects;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.Ids;
import io.callcraft.shared.InvalidInput;
import io.callcraft.workflow.Workflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Messages to running workflows over REST.
 */
@RestController
@RequestMapping("/api/workflow/messages")
@Tag(name = "Workflow")
class MessageController {

	private final Workflow workflow;

	MessageController(Workflow workflow) {
		this.workflow = workflow;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Give a message to the workflow of a business key that waits for it",
			description = "To the one that began first where several wait. Where none does, the process that begins with "
					+ "the message is started; where there is no such process either, the answer is 409.")
	void send(@RequestBody Sent sent, Actor actor) {
		String message = Ids.require("message", Objects.requireNonNullElse(sent.message(), ""));
		String businessKey = Ids.require("businessKey", Objects.requireNonNullElse(sent.businessKey(), ""));
		Map<String, Object> variables = (sent.variables() != null) ? sent.variables() : Map.of();
		variables.forEach(MessageController::requirePlain);
		if (!this.workflow.message(businessKey, message, variables, actor)) {
			throw new Conflict(businessKey, "Nothing of " + businessKey + " waits for the message " + message
					+ ", and no process begins with it");
		}
	}

	private static void requirePlain(String name, @Nullable Object value) {
		if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
			throw new InvalidInput("variables." + name, "is no text, number or boolean");
		}
	}

	/**
	 * A message.
	 *
	 * @param message its name, as the workflow file has it
	 * @param businessKey what it is about, such as the id of a case
	 * @param variables what it says, for the properties of the process
	 */
	record Sent(@Nullable String message, @Nullable String businessKey, @Nullable Map<String, Object> variables) {
	}

}
