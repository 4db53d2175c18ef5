package io.callcraft.escalation;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the law of the place allows, below {@code callcraft.legal}; conservative unless
 * somebody who knows says otherwise.
 *
 * @param jurisdiction the place, as it is named to people
 * @param lawful consequences that may be taken there
 * @param replyTime how long a rep has to reply before anybody decides
 * @param appealTime how long a rep has to appeal afterwards
 */
@ConfigurationProperties("callcraft.legal")
record LegalSettings(@DefaultValue("this center") String jurisdiction, @DefaultValue( {
		"DAY_OFF", "WEEK_OFF", "TERMINATION" }) List<String> lawful, @DefaultValue("5 working days") String replyTime,
		@DefaultValue("10 working days") String appealTime){
}
