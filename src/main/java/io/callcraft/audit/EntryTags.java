package io.callcraft.audit;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tags what this run of the application enters.
 */
@Component
class EntryTags {

	private final LedgerSettings settings;

	private final LedgerSeals seals;

	private final long writer = new SecureRandom().nextLong();

	private final AtomicLong serial = new AtomicLong();

	private volatile @Nullable TagKey key;

	EntryTags(LedgerSettings settings, LedgerSeals seals) {
		this.settings = settings;
		this.seals = seals;
	}

	byte[] of(Content entry) {
		TagKey known = this.key;
		if (known == null) {
			known = read();
		}
		return known.tag(this.writer, this.serial.getAndIncrement(), entry.written());
	}

	/** Goes on with a key that has taken the place of the one before. */
	void use(TagKey next) {
		this.key = next;
	}

	private synchronized TagKey read() {
		TagKey known = this.key;
		if (known == null) {
			known = SigningKey.in(this.settings.keyPath(), this.seals::entered).tags();
			this.key = known;
		}
		return known;
	}

}
