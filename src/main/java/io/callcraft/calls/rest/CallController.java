package io.callcraft.calls.rest;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.callcraft.calls.Call;
import io.callcraft.calls.Call.Key;
import io.callcraft.calls.CallCorrections;
import io.callcraft.calls.CallDocument;
import io.callcraft.calls.CallFormat;
import io.callcraft.calls.CallIntake;
import io.callcraft.calls.Calls;
import io.callcraft.calls.Correction;
import io.callcraft.calls.Receipt;
import io.callcraft.calls.Rejection;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Calls: sent, read, corrected. */
@RestController
class CallController {

	private static final long MEGABYTE = 1024 * 1024;

	private static final Role[] SENDERS = { Role.INTEGRATION, Role.ADMIN };

	private static final Role[] CORRECTORS = { Role.INTEGRATION, Role.ADMIN, Role.QUALITY };

	private static final Role[] READERS_OF_TEAMS = { Role.INTEGRATION, Role.ADMIN, Role.COACH, Role.QUALITY, Role.HR,
			Role.OPERATIONS, Role.AUDITOR };

	private final CallIntake intake;

	private final Calls calls;

	private final CallCorrections corrections;

	private final People people;

	private final JsonMapper json;

	private final long maxMegabytes;

	CallController(CallIntake intake, Calls calls, CallCorrections corrections, People people, JsonMapper json,
			@Value("${callcraft.calls.max-megabytes:256}") long maxMegabytes) {
		this.intake = intake;
		this.calls = calls;
		this.corrections = corrections;
		this.people = people;
		this.json = json;
		this.maxMegabytes = maxMegabytes;
	}

	/** Takes calls in: a JSON array, one JSON object a line, or CSV. */
	@PostMapping(path = "/api/calls",
			consumes = { MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE, "text/csv" })
	@ResponseStatus(HttpStatus.ACCEPTED)
	ReceiptView post(HttpServletRequest request, Actor actor) throws IOException {
		actor.mustHaveOneOf(SENDERS);
		CallFormat format = format(request);
		try {
			return ReceiptView.of(this.intake.take(format, body(request), actor));
		}
		catch (BoundedBody.TooLong ex) {
			throw tooLong(", so the sending was broken off; what came before it stays");
		}
	}

	/** Corrects a call; the earlier version is kept. */
	@PutMapping(path = "/api/calls/{source}/{callId}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Object> put(@PathVariable String source, @PathVariable String callId, HttpServletRequest request,
			Actor actor) throws IOException {
		actor.mustHaveOneOf(CORRECTORS);
		try {
			return CallDocument.of(this.corrections.correct(new Key(source, callId), body(request), actor));
		}
		catch (BoundedBody.TooLong ex) {
			throw tooLong("");
		}
	}

	@GetMapping("/api/calls/{source}/{callId}")
	Map<String, Object> get(@PathVariable String source, @PathVariable String callId, Actor actor) {
		Key key = new Key(source, callId);
		Call call = this.calls.find(key)
			.filter((known) -> maySee(actor, known))
			.orElseThrow(() -> new NotFound("call", key.toString()));
		Map<String, Object> document = CallDocument.of(call);
		List<CorrectionView> made = this.calls.corrections(key)
			.stream()
			.map((correction) -> CorrectionView.of(correction, this.json))
			.toList();
		document.put("corrections", made);
		return document;
	}

	/** A rep's calls, newest first. */
	@GetMapping("/api/reps/{rep}/calls")
	Page<Map<String, Object>> list(@PathVariable String rep, @RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable Integer limit, Actor actor) {
		RepId id = this.people.visible(actor, new RepId(rep)).id();
		return this.calls.page(id, PageRequest.of(after, limit)).map(CallDocument::of);
	}

	private boolean maySee(Actor actor, Call call) {
		if (actor.hasOneOf(READERS_OF_TEAMS)) {
			return true;
		}
		RepId rep = call.rep();
		TeamId team = call.team();
		return (rep != null) ? this.people.maySee(actor, rep) : team != null && actor.teams().contains(team);
	}

	private BoundedBody body(HttpServletRequest request) throws IOException {
		long most = this.maxMegabytes * MEGABYTE;
		if (request.getContentLengthLong() > most) {
			throw tooLong("");
		}
		String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
					"A body that is compressed is not taken: send it plain");
		}
		return new BoundedBody(request.getInputStream(), most);
	}

	private ResponseStatusException tooLong(String consequence) {
		return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "The body is longer than the "
				+ this.maxMegabytes + " MB that one request may have" + consequence + "; send it in parts");
	}

	private static CallFormat format(HttpServletRequest request) {
		MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
		if (!isUtf8(type)) {
			throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Calls are taken in UTF-8 only");
		}
		if (type.isCompatibleWith(MediaType.APPLICATION_NDJSON)) {
			return CallFormat.NDJSON;
		}
		return type.isCompatibleWith(MediaType.APPLICATION_JSON) ? CallFormat.JSON : CallFormat.CSV;
	}

	private static boolean isUtf8(MediaType type) {
		try {
			Charset charset = type.getCharset();
			return charset == null || charset.equals(StandardCharsets.UTF_8)
					|| charset.equals(StandardCharsets.US_ASCII);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * What became of the calls.
	 *
	 * @param importId names the import
	 * @param received how many came
	 * @param accepted how many were stored
	 * @param duplicates how many were stored before
	 * @param rejectedInAll how many were not taken
	 * @param rejected the first thousand of these
	 */
	record ReceiptView(@JsonProperty("import") String importId, int received, int accepted, int duplicates,
			int rejectedInAll, List<Rejection> rejected) {

		static ReceiptView of(Receipt receipt) {
			return new ReceiptView(receipt.importId(), receipt.received(), receipt.accepted(), receipt.duplicates(),
					receipt.rejectedInAll(), receipt.rejected());
		}

	}

	/**
	 * A correction of a call.
	 *
	 * @param at when
	 * @param by who
	 * @param reason why
	 * @param earlier the call as it read before
	 */
	record CorrectionView(Instant at, UserId by, String reason, Object earlier) {

		static CorrectionView of(Correction correction, JsonMapper json) {
			return new CorrectionView(correction.at(), correction.by(), correction.reason(),
					json.readTree(correction.earlier()));
		}

	}

}
