package io.callcraft.web.layout;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The sign-in page. In the demonstration it lists whom one can sign in as.
 */
@Controller
class SignInPage {

	private static final List<DemoUser> DEMO_USERS = List.of(
			new DemoUser("marcus", "supervisor and certified coach: inbox, own team"),
			new DemoUser("carla", "supervisor, not certified"), new DemoUser("priya", "supervisor and coach"),
			new DemoUser("r-001", "representative; every rep signs in by id"), new DemoUser("quinn", "quality analyst"),
			new DemoUser("hr", "human resources: consequences, appeals"),
			new DemoUser("hr2", "human resources, the second person"),
			new DemoUser("ops", "operations: rules and workflows"),
			new DemoUser("ops2", "operations, the second person"),
			new DemoUser("auditor", "auditor: cases and their history"), new DemoUser("admin", "administrator"),
			new DemoUser("integration", "the telephone system: posts calls"));

	@GetMapping("/sign-in")
	String page(Model model) {
		model.addAttribute("demoUsers", DEMO_USERS);
		return "sign-in";
	}

	/**
	 * Somebody of the demonstration center.
	 */
	record DemoUser(String id, String purpose) {
	}

}
