package io.callcraft.audit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is sealed.
 *
 * @param keyFile the file with the key that signs heads, created at the first start; the
 * same on every node. A text, since as a path it would be looked up in the web server's
 * own folder first
 * @param poll how often to look for entries that are not sealed yet
 * @param sealedWithin how long an entry may wait for that
 * @param witnessFile the file that signed heads are added to, best on another disk; empty
 * for none
 * @param witnessUrl where they are posted to as well, so that they are out of this
 * machine's reach
 * @param witnessEvery how often
 * @param account the MySQL account that the application uses where another one owns the
 * schema, such as {@code callcraft@%}; it is given what it needs, and no update or delete
 * on the ledger
 */
@ConfigurationProperties("callcraft.ledger")
record LedgerSettings(@DefaultValue("data/ledger.key") String keyFile, @DefaultValue("250ms") Duration poll,
		@DefaultValue("10s") Duration sealedWithin, @DefaultValue("data/ledger.heads") String witnessFile,
		@Nullable URI witnessUrl, @DefaultValue("1m") Duration witnessEvery, @DefaultValue("") String account) {

	Path keyPath() {
		return Path.of(this.keyFile);
	}

}
