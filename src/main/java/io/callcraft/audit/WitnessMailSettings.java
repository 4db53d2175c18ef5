package io.callcraft.audit;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger's heads are mailed, and read back. The server that mails go out by is
 * that of {@code spring.mail.*}.
 *
 * @param witnessMail the address that signed heads are sent to; absent for none
 * @param witnessMailFrom who they come from; absent for that address itself
 * @param witnessMailEvery how often at most; only when there is a new head
 * @param witnessMailbox where they arrive, as {@code imaps://user@host/folder}, with
 * {@code %40} for an @ in the user's name: read by each verification; absent when nobody
 * here may read them
 * @param witnessMailboxPassword the password of its user, which no log or answer has
 */
@ConfigurationProperties("callcraft.ledger")
record WitnessMailSettings(@Nullable String witnessMail, @Nullable String witnessMailFrom,
		@DefaultValue("1h") Duration witnessMailEvery, @Nullable URI witnessMailbox,
		@Nullable String witnessMailboxPassword) {

	WitnessMailSettings {
		witnessMail = filled(witnessMail);
		witnessMailFrom = filled(witnessMailFrom);
		witnessMailboxPassword = filled(witnessMailboxPassword);
		witnessMailbox = (witnessMailbox != null && witnessMailbox.toString().isEmpty()) ? null : witnessMailbox;
	}

	@Override
	public String toString() {
		return "WitnessMailSettings[to " + this.witnessMail + "]";
	}

	private static @Nullable String filled(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
