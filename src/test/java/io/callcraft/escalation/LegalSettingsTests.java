package io.callcraft.escalation;

import java.util.List;
import java.util.Map;

import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class LegalSettingsTests {

	@Test
	void pay_is_not_docked_and_everybody_of_hr_decides_unless_somebody_says_otherwise() {
		Law law = settings(Map.of()).of(new TeamId("north"));

		assertThat(law.lawful()).containsExactly("DAY_OFF", "WEEK_OFF", "TERMINATION");
		assertThat(law.replyTime()).isEqualTo("5 working days");
		assertThat(law.appealTime()).isEqualTo("10 working days");
		assertThat(law.mayDecide(new UserId("hr"))).isTrue();
	}

	@Test
	void a_team_elsewhere_has_the_law_of_its_place_and_the_centers_where_that_says_nothing() {
		LegalSettings settings = settings(Map.of("callcraft.legal.jurisdictions.bavaria.teams", "garden",
				"callcraft.legal.jurisdictions.bavaria.lawful", "DAY_OFF",
				"callcraft.legal.jurisdictions.bavaria.reply-time", "8 working days",
				"callcraft.legal.jurisdictions.bavaria.decides", "hr2"));

		Law garden = settings.of(new TeamId("garden"));
		assertThat(garden.jurisdiction()).isEqualTo("bavaria");
		assertThat(garden.lawful()).isEqualTo(List.of("DAY_OFF"));
		assertThat(garden.replyTime()).isEqualTo("8 working days");
		assertThat(garden.appealTime()).isEqualTo("10 working days");
		assertThat(garden.mayDecide(new UserId("hr"))).isFalse();
		assertThat(garden.mayDecide(new UserId("hr2"))).isTrue();
		assertThat(settings.of(new TeamId("north")).replyTime()).isEqualTo("5 working days");
	}

	private static LegalSettings settings(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("callcraft.legal",
				Bindable.of(LegalSettings.class));
	}

}
