package io.callcraft.audit;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.callcraft.audit.Witness.Remembered;
import jakarta.mail.BodyPart;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.SubjectTerm;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;

/**
 * A folder of mails on a server (IMAP, RFC 9051) that is searched for heads. Nothing in
 * it is changed, not even whether a mail was read; other people's mails are passed by.
 */
final class WitnessMailbox {

	private static final String PATIENCE_MILLIS = "10000";

	private static final int AT_ONCE = 200;

	/** A head, however its one line was broken on the way. */
	private static final Pattern HEAD = Pattern.compile("\\{[^{}]*}");

	private final URI address;

	private final String user;

	private final String password;

	private final String folder;

	private WitnessMailbox(URI address, String user, String password) {
		this.address = address;
		this.user = user;
		this.password = password;
		String path = (address.getPath() != null) ? address.getPath().replaceFirst("^/", "") : "";
		this.folder = path.isEmpty() ? "INBOX" : path;
	}

	/**
	 * The mailbox at an address.
	 * @throws IllegalStateException when that is none, without repeating a password that
	 * it may hold
	 */
	static WitnessMailbox of(URI address, @Nullable String password) {
		String user = address.getUserInfo();
		if (!Set.of("imap", "imaps").contains(String.valueOf(address.getScheme())) || address.getHost() == null
				|| user == null || user.isEmpty()) {
			throw new IllegalStateException("callcraft.ledger.witness-mailbox is no address such as"
					+ " imaps://user@host/folder, with %40 for an @ in the user's name");
		}
		if (address.getRawUserInfo().contains(":")) {
			throw new IllegalStateException("callcraft.ledger.witness-mailbox holds a password:"
					+ " set callcraft.ledger.witness-mailbox-password instead");
		}
		if (password == null) {
			throw new IllegalStateException("callcraft.ledger.witness-mailbox-password is missing:"
					+ " callcraft.ledger.witness-mailbox cannot be read without it");
		}
		return new WitnessMailbox(address, user, password);
	}

	/**
	 * The heads of all mails there.
	 * @throws IllegalStateException when it cannot be asked
	 */
	Remembered heads() {
		List<SignedHead> heads = new ArrayList<>();
		List<String> unreadable = new ArrayList<>();
		try (Store store = Session.getInstance(properties()).getStore(this.address.getScheme())) {
			store.connect(this.address.getHost(), this.address.getPort(), this.user, this.password);
			try (Folder opened = store.getFolder(this.folder)) {
				opened.open(Folder.READ_ONLY);
				Message[] ours = opened.search(new SubjectTerm(MailWitness.MARK));
				for (int i = 0; i < ours.length; i++) {
					if (i % AT_ONCE == 0) {
						fetch(opened, Arrays.copyOfRange(ours, i, Math.min(i + AT_ONCE, ours.length)));
					}
					read(ours[i], heads, unreadable);
				}
			}
		}
		catch (MessagingException | IOException ex) {
			throw new IllegalStateException("The mailbox " + this + " cannot be read: " + ex.getMessage(), ex);
		}
		return new Remembered(true, heads, unreadable);
	}

	private static void fetch(Folder folder, Message[] mails) throws MessagingException {
		FetchProfile whole = new FetchProfile();
		whole.add(IMAPFolder.FetchProfileItem.MESSAGE);
		folder.fetch(mails, whole);
	}

	private void read(Message mail, List<SignedHead> heads, List<String> unreadable)
			throws MessagingException, IOException {
		String wrong = "it holds no line of JSON";
		String text = text(mail);
		Matcher found = HEAD.matcher((text != null) ? text : "");
		if (found.find()) {
			try {
				// what forwards a mail may break its lines and mark them as quoted
				heads.add(HeadLine.read(found.group().replaceAll("[\\s>]", "")));
				return;
			}
			catch (HeadLine.NotAHead ex) {
				wrong = ex.getMessage();
			}
		}
		unreadable.add("The mail \"" + mail.getSubject() + "\" in the mailbox " + this + ", of "
				+ mail.getReceivedDate() + ", holds no signed head: " + wrong);
	}

	private static @Nullable String text(Part part) throws MessagingException, IOException {
		if (part.isMimeType("text/plain")) {
			return String.valueOf(part.getContent());
		}
		if (part.isMimeType("message/rfc822") && part.getContent() instanceof Part inner) {
			return text(inner);
		}
		if (part.getContent() instanceof Multipart parts) {
			for (int i = 0; i < parts.getCount(); i++) {
				BodyPart each = parts.getBodyPart(i);
				String text = text(each);
				if (text != null && HEAD.matcher(text).find()) {
					return text;
				}
			}
		}
		return null;
	}

	private Properties properties() {
		Properties properties = new Properties();
		String prefix = "mail." + this.address.getScheme() + ".";
		properties.put(prefix + "connectiontimeout", PATIENCE_MILLIS);
		properties.put(prefix + "timeout", PATIENCE_MILLIS);
		properties.put(prefix + "writetimeout", PATIENCE_MILLIS);
		properties.put(prefix + "ssl.checkserveridentity", "true");
		// where the server can: a password should not travel in the clear
		properties.put("mail.imap.starttls.enable", "true");
		return properties;
	}

	@Override
	public String toString() {
		return this.address.toString();
	}

}
