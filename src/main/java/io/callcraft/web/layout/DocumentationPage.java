package io.callcraft.web.layout;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The browsable description of the REST API.
 */
@Controller
class DocumentationPage {

	@GetMapping("/api/docs")
	String page() {
		return "api-docs";
	}

}
