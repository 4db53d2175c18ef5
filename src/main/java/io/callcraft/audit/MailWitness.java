package io.callcraft.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/**
 * Somebody who gets heads by mail: each mail says so much that a person can check it by
 * hand. Every node sends its own, since none needs to know of another; what it sent is
 * known until it stops, so a start begins with a mail.
 */
final class MailWitness implements Witness {

	/** What the subject of each mail of ours has, and hardly one of anybody else's. */
	static final String MARK = "Callcraft ledger:";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final WitnessMailSettings settings;

	private final @Nullable MailSender sender;

	private final @Nullable WitnessMailbox mailbox;

	private final Clock clock;

	private @Nullable SignedHead mailed;

	private @Nullable Instant mailedAt;

	/**
	 * Gets heads by mail.
	 * @param sender hands mails over; absent where none are sent
	 */
	MailWitness(WitnessMailSettings settings, @Nullable MailSender sender, Clock clock) {
		this.settings = settings;
		this.sender = sender;
		this.clock = clock;
		this.mailbox = (settings.witnessMailbox() != null)
				? WitnessMailbox.of(settings.witnessMailbox(), settings.witnessMailboxPassword()) : null;
	}

	@Override
	public void check() {
		if (this.settings.witnessMail() != null && this.sender == null) {
			throw new InvalidConfigurationPropertyValueException("callcraft.ledger.witness-mail",
					this.settings.witnessMail(),
					"spring.mail.host is missing: set it to the server that mails go out by, or leave this one out");
		}
	}

	@Override
	public synchronized void keep(SignedHead head) {
		Instant now = this.clock.instant();
		if (this.sender == null || this.settings.witnessMail() == null || head.equals(this.mailed)) {
			return;
		}
		if (this.mailedAt != null && now.isBefore(this.mailedAt.plus(this.settings.witnessMailEvery()))) {
			return;
		}
		try {
			this.sender.send(mail(head, this.settings.witnessMail()));
		}
		catch (MailException ex) {
			throw new IllegalStateException(
					"The ledger's head cannot be mailed to " + this.settings.witnessMail() + ": " + ex.getMessage(),
					ex);
		}
		this.mailed = head;
		this.mailedAt = now;
	}

	@Override
	public Remembered remembered() {
		return (this.mailbox != null) ? this.mailbox.heads() : Remembered.NOTHING;
	}

	@Override
	public Testimony.Kind kind() {
		return Testimony.Kind.MAILBOX;
	}

	@Override
	public String where() {
		return (this.mailbox != null) ? this.mailbox.toString() : "mails to " + this.settings.witnessMail();
	}

	@Override
	public String setting() {
		return "callcraft.ledger.witness-mailbox";
	}

	private SimpleMailMessage mail(SignedHead head, String address) {
		SimpleMailMessage mail = new SimpleMailMessage();
		mail.setTo(address);
		mail.setFrom((this.settings.witnessMailFrom() != null) ? this.settings.witnessMailFrom() : address);
		mail.setSubject(MARK + " " + head.size() + ((head.size() == 1) ? " entry on " : " entries on ")
				+ TIME.format(head.at()) + " UTC");
		mail.setText("""
				The line below is what Callcraft's ledger had come to, signed: while somebody
				keeps it, nobody can change an earlier entry, or drop one, without its showing.
				Keep this mail where those who run the database cannot reach it; to check the
				ledger, paste the line at /ledger/verification, "Compare a head that you were sent".

				""" + HeadLine.of(head) + "\n");
		return mail;
	}

}
