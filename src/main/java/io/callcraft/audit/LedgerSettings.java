package io.callcraft.audit;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is sealed.
 *
 * @param keyFile the file with the key that signs heads, created at the first start; the
 * same on every node. A text, since as a path it would be looked up in the web server's
 * own folder first
 * @param poll how often to look for entries that are not sealed yet
 */
@ConfigurationProperties("callcraft.ledger")
record LedgerSettings(@DefaultValue("data/ledger.key") String keyFile, @DefaultValue("250ms") Duration poll) {

	Path keyPath() {
		return Path.of(this.keyFile);
	}

}
