package io.callcraft.workflow;

import io.callcraft.shared.WorkingHours;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/**
 * The hours of the whole center, where nobody knows better.
 */
@Component
@Fallback
@EnableConfigurationProperties(WorkingHours.class)
class CenterCalendar implements Calendar {

	private final WorkingHours center;

	CenterCalendar(WorkingHours center) {
		this.center = center;
	}

	@Override
	public WorkingHours hours(String businessKey) {
		return this.center;
	}

}
