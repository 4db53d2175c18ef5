package io.callcraft.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailSender;
import org.springframework.stereotype.Component;

/**
 * Those who keep signed heads where whoever has the database has nothing to say: a file,
 * whoever listens at an address, and whoever gets mails. Each knows nothing of the
 * others.
 */
@Component
class Witnesses {

	private final List<Witness> all;

	Witnesses(LedgerSettings settings, WitnessMailSettings mail, ObjectProvider<MailSender> sender, Clock clock) {
		List<Witness> found = new ArrayList<>();
		if (!settings.witnessFile().isEmpty()) {
			found.add(new FileWitness(Path.of(settings.witnessFile())));
		}
		if (settings.witnessUrl() != null) {
			found.add(new RemoteWitness(settings.witnessUrl()));
		}
		if (mail.witnessMail() != null || mail.witnessMailbox() != null) {
			found.add(new MailWitness(mail, sender.getIfAvailable(), clock));
		}
		this.all = List.copyOf(found);
	}

	List<Witness> all() {
		return this.all;
	}

}
