package io.callcraft.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which keys are the ledger's. The key file says so; where there is none, as on an
 * auditor's machine, the first key in the database does, with all that it leads to by one
 * vouching for the next.
 */
final class TrustedKeys {

	private final Map<String, PublicSigningKey> registered = new HashMap<>();

	private final Map<String, PublicSigningKey> trusted = new HashMap<>();

	private @Nullable TagKey tags;

	private TrustedKeys() {
	}

	static TrustedKeys of(Path keyFile, List<LedgerSeals.Endorsement> registered) {
		TrustedKeys keys = new TrustedKeys();
		if (Files.exists(keyFile)) {
			SigningKey own = SigningKey.read(keyFile);
			own.known().forEach((key) -> keys.trusted.put(key.id(), key));
			keys.tags = own.isTagging() ? own.tags() : null;
		}
		for (LedgerSeals.Endorsement one : registered) {
			keys.registered.put(one.key().id(), one.key());
			if (keys.trusted.isEmpty() || keys.isEndorsed(one)) {
				keys.trusted.put(one.key().id(), one.key());
			}
		}
		return keys;
	}

	/** What entries are tagged with; absent where nobody here knows. */
	@Nullable TagKey tags() {
		return this.tags;
	}

	/** Whether a key is one of the ledger's. */
	boolean knows(String key) {
		return this.trusted.containsKey(key);
	}

	/** What is wrong with the signature of a head, if anything. */
	Optional<Finding> check(SignedHead head, long firstEntry) {
		PublicSigningKey key = this.trusted.get(head.key());
		if (key != null) {
			return key.signed(head) ? Optional.empty() : Optional.of(new Finding(Finding.Kind.BAD_SIGNATURE, firstEntry,
					"The head of size " + head.size() + " does not bear the signature of key " + head.key()));
		}
		PublicSigningKey stranger = this.registered.get(head.key());
		if (stranger != null && stranger.signed(head)) {
			return Optional.of(new Finding(Finding.Kind.RESEALED, firstEntry, "The head of size " + head.size()
					+ " is signed with key " + head.key() + ", which is not one of this ledger's"));
		}
		return Optional.of(new Finding(Finding.Kind.BAD_SIGNATURE, firstEntry,
				"The head of size " + head.size() + " names key " + head.key() + " and does not bear its signature"));
	}

	private boolean isEndorsed(LedgerSeals.Endorsement one) {
		PublicSigningKey by = (one.by() != null) ? this.trusted.get(one.by()) : null;
		return by != null && one.signature() != null && by.signed(one.key().encoded(), one.signature());
	}

}
