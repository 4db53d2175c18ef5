package io.callcraft.escalation;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.callcraft.people.Employment;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Has the circuit breaker look every hour, and when somebody leaves.
 */
@Configuration(proxyBeanMethods = false)
class EntryWatch {

	private static final List<LocalTime> EVERY_HOUR = IntStream.range(0, 24)
		.mapToObj((hour) -> LocalTime.of(hour, 0))
		.toList();

	private final ObjectProvider<CircuitBreaker> breaker;

	EntryWatch(ObjectProvider<CircuitBreaker> breaker) {
		this.breaker = breaker;
	}

	@Bean
	RecurringTask<Void> lookAtEntries() {
		return Tasks.recurring("look-at-entries", new Daily(ZoneOffset.UTC, EVERY_HOUR))
			.execute((task, context) -> this.breaker.getObject().look());
	}

	@EventListener
	void changed(Employment.Changed event) {
		if (event.what() == Employment.What.LEFT) {
			this.breaker.getObject().look();
		}
	}

}
