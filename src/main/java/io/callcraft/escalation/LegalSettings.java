package io.callcraft.escalation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the law allows, below {@code callcraft.legal}: for the center, and otherwise for
 * teams that work elsewhere. Conservative unless somebody who knows says otherwise.
 *
 * @param jurisdiction the place, as it is named to people
 * @param lawful consequences that may be taken there
 * @param replyTime how long a rep has to reply before anybody decides
 * @param appealTime how long a rep has to appeal afterwards
 * @param noticeTime how long before a consequence takes effect the rep is told
 * @param decides users of HR who may decide; everybody of HR when left out
 * @param jurisdictions other places, by name: what is left out is as in the center
 */
@ConfigurationProperties("callcraft.legal")
record LegalSettings(@DefaultValue("this center") String jurisdiction, @DefaultValue( {
		"DAY_OFF", "WEEK_OFF", "TERMINATION" }) List<String> lawful, @DefaultValue("5 working days") String replyTime,
		@DefaultValue("10 working days") String appealTime, @DefaultValue("1 working days") String noticeTime,
		@DefaultValue List<String> decides, @DefaultValue Map<String, Elsewhere> jurisdictions){

	/** The law that holds for a team. */
	Law of(TeamId team) {
		return this.jurisdictions.entrySet()
			.stream()
			.filter((place) -> place.getValue().teams().contains(team.value()))
			.findFirst()
			.map((place) -> place.getValue().or(place.getKey(), center()))
			.orElseGet(this::center);
	}

	/** The center and every other place, by name. */
	List<String> places() {
		return Stream.concat(Stream.of(this.jurisdiction), this.jurisdictions.keySet().stream().sorted())
			.distinct()
			.toList();
	}

	private Law center() {
		return new Law(this.jurisdiction, this.lawful, this.replyTime, this.appealTime, this.noticeTime, this.decides);
	}

	/**
	 * Another place.
	 *
	 * @param teams ids of the teams that work there
	 */
	record Elsewhere(@DefaultValue List<String> teams, @Nullable List<String> lawful, @Nullable String replyTime,
			@Nullable String appealTime, @Nullable String noticeTime, @Nullable List<String> decides) {

		Law or(String name, Law center) {
			return new Law(name, (this.lawful != null) ? this.lawful : center.lawful(),
					(this.replyTime != null) ? this.replyTime : center.replyTime(),
					(this.appealTime != null) ? this.appealTime : center.appealTime(),
					(this.noticeTime != null) ? this.noticeTime : center.noticeTime(),
					(this.decides != null) ? this.decides : center.decides());
		}

	}

}
