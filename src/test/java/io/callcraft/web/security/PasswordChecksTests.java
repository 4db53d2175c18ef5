package io.callcraft.web.security;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordChecksTests {

	private final SlowEncoder encoder = new SlowEncoder();

	private Instant now = Instant.parse("2026-11-02T10:00:00Z");

	private final InstantSource source = () -> this.now;

	private final PasswordChecks checks = new PasswordChecks(this.encoder, this.source.withZone(ZoneOffset.UTC));

	@Test
	void a_right_password_is_hashed_once_a_minute() {
		assertThat(this.checks.isRight("ops", "demo", "hash of demo")).isTrue();
		assertThat(this.checks.isRight("ops", "demo", "hash of demo")).isTrue();
		assertThat(this.encoder.asked).isEqualTo(1);

		this.now = this.now.plus(PasswordChecks.REMEMBERED);

		assertThat(this.checks.isRight("ops", "demo", "hash of demo")).isTrue();
		assertThat(this.encoder.asked).isEqualTo(2);
	}

	@Test
	void a_wrong_password_is_never_remembered() {
		assertThat(this.checks.isRight("ops", "wrong", "hash of demo")).isFalse();
		assertThat(this.checks.isRight("ops", "wrong", "hash of demo")).isFalse();

		assertThat(this.encoder.asked).isEqualTo(2);
	}

	@Test
	void a_changed_hash_is_checked_anew() {
		this.checks.isRight("ops", "demo", "hash of demo");

		assertThat(this.checks.isRight("ops", "demo", "hash of other")).isFalse();
	}

	@Test
	void one_users_password_says_nothing_about_another() {
		this.checks.isRight("ops", "demo", "hash of demo");

		this.checks.isRight("op", "sdemo", "hash of demo");

		assertThat(this.encoder.asked).isEqualTo(2);
	}

	private static final class SlowEncoder implements PasswordEncoder {

		private int asked;

		@Override
		public String encode(@Nullable CharSequence password) {
			return "hash of " + password;
		}

		@Override
		public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
			this.asked++;
			return encode(password).equals(hash);
		}

	}

}
