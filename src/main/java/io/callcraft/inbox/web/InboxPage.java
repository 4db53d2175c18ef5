package io.callcraft.inbox.web;

import io.callcraft.inbox.Inbox;
import io.callcraft.inbox.InboxFilter;
import io.callcraft.inbox.InboxItem;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What waits to be done.
 */
@Controller
class InboxPage {

	private final Inbox inbox;

	InboxPage(Inbox inbox) {
		this.inbox = inbox;
	}

	@GetMapping("/inbox")
	String inbox(Actor actor, @RequestParam(defaultValue = "mine") String show, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		boolean mine = !show.equals("all");
		Page<InboxItem> tasks = this.inbox.search(actor, new InboxFilter(null, null, null, mine), page);
		model.addAttribute("show", mine ? "mine" : "all");
		model.addAttribute("tasks", tasks.items());
		model.addAttribute("next",
				(tasks.next() != null) ? "/inbox?show=" + (mine ? "mine" : "all") + "&after=" + tasks.next() : null);
		return (htmx != null && page.after() != null) ? "fragments/tasks :: rows" : "inbox";
	}

}
