package io.callcraft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

/**
 * Makes a request that would be accepted from an endpoint's method and pattern: variables
 * of the address by their names, the rest as {@code access/requests.txt} says.
 */
final class AccessRequests {

	private static final Path FILE = Path.of("src/test/resources/access/requests.txt");

	private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([A-Za-z]+)}");

	private static final Pattern VALUE = Pattern.compile("\\$\\{([A-Za-z]+)}");

	/** An address variable that is another than usual: {@code @path=rules/x.csv}. */
	private static final Pattern OTHER = Pattern.compile("^@([a-z.A-Z]+)=(\\S+)\\s*");

	/** Content of a media type: {@code image/png:…}. */
	private static final Pattern TYPED = Pattern.compile("([a-z]+/[a-z-]+):(.*)", Pattern.DOTALL);

	private static final String FILE_FIELD = "file:";

	private final Map<String, String> special = new HashMap<>();

	private final Map<String, String> values;

	/**
	 * Requests about the objects of one rep.
	 * @param values what stands for a variable, by its name; {@code {id}} by the folder
	 * that it is in, such as {@code cases.id}
	 */
	AccessRequests(Map<String, String> values) {
		this.values = values;
		try {
			for (String line : Files.readAllLines(FILE)) {
				if (!line.startsWith("#") && !line.isBlank()) {
					int bar = line.indexOf(" |");
					this.special.put(line.substring(0, bar).strip(), line.substring(bar + 2).strip());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Endpoints that the file tells of. */
	Iterable<String> told() {
		return this.special.keySet();
	}

	/** Whether an endpoint's address names an object of the one rep. */
	boolean isOfTheRep(String endpoint) {
		String pattern = endpoint.substring(endpoint.indexOf(' ') + 1);
		return pattern.matches("(/api)?/(reps|points|cases|tasks|calls)/\\{.*"
				+ "|/api/(redemptions|gestures|disputes|coaching|behaviours|training)/\\{.*|/kudos/gestures/.*"
				+ "|(/api)?/coaching/plans/\\{.*") && !endpoint.startsWith("PUT /api/reps/{rep} ");
	}

	AbstractMockHttpServletRequestBuilder<?> of(String endpoint) {
		HttpMethod method = HttpMethod.valueOf(endpoint.substring(0, endpoint.indexOf(' ')));
		String pattern = endpoint.substring(endpoint.indexOf(' ') + 1);
		String told = filled(this.special.getOrDefault(endpoint, ""));
		Map<String, String> here = new HashMap<>(this.values);
		for (Matcher other = OTHER.matcher(told); other.find(); other = OTHER.matcher(told)) {
			here.put(other.group(1), other.group(2));
			told = told.substring(other.end());
		}
		String address = address(pattern, here);
		if (told.startsWith("?") || method == HttpMethod.GET) {
			return request(method, uri(address, told.startsWith("?") ? told.substring(1) : told));
		}
		if (told.startsWith("{")) {
			return request(method, uri(address, "")).contentType(MediaType.APPLICATION_JSON).content(told);
		}
		Matcher typed = TYPED.matcher(told);
		if (typed.matches()) {
			return request(method, uri(address, "")).contentType(MediaType.parseMediaType(typed.group(1)))
				.content(bytes(typed.group(2)));
		}
		return form(method, uri(address, ""), told);
	}

	private static AbstractMockHttpServletRequestBuilder<?> form(HttpMethod method, URI address, String told) {
		if (told.contains(FILE_FIELD)) {
			MockMultipartHttpServletRequestBuilder upload = multipart(address);
			for (String field : told.split("&")) {
				String[] pair = field.split("=", 2);
				if (pair[0].startsWith(FILE_FIELD)) {
					String name = pair[0].substring(FILE_FIELD.length());
					Matcher typed = TYPED.matcher(pair[1]);
					boolean isTyped = typed.matches();
					upload.file(new MockMultipartFile(name, name + ".csv", isTyped ? typed.group(1) : "text/csv",
							bytes(isTyped ? typed.group(2) : pair[1])));
				}
				else {
					upload.param(pair[0], pair[1]);
				}
			}
			return upload;
		}
		var builder = request(method, address);
		if (!told.isEmpty()) {
			for (String field : told.split("&")) {
				String[] pair = field.split("=", 2);
				assertThat(pair).as(address + ": " + told).hasSize(2);
				builder.param(pair[0], pair[1]);
			}
		}
		return builder;
	}

	private static URI uri(String address, String query) {
		UriComponentsBuilder uri = UriComponentsBuilder.fromPath(address);
		return (query.isEmpty() ? uri : uri.query(query)).build().encode().toUri();
	}

	private static byte[] bytes(String text) {
		return text.startsWith("base64,") ? Base64.getDecoder().decode(text.substring("base64,".length()))
				: text.getBytes(StandardCharsets.UTF_8);
	}

	private String address(String pattern, Map<String, String> here) {
		Matcher variable = VARIABLE.matcher(pattern);
		StringBuilder address = new StringBuilder();
		while (variable.find()) {
			String name = variable.group(1);
			String before = pattern.substring(0, variable.start());
			String folder = before.replaceFirst("/$", "").replaceFirst(".*/", "");
			String value = here.getOrDefault(folder + "." + name, here.get(name));
			if (value == null) {
				throw new AssertionError("Nothing stands for {" + name + "} of " + pattern
						+ ": give it a value in AccessIntegrationTests");
			}
			boolean rest = variable.group().startsWith("{*");
			variable.appendReplacement(address, Matcher.quoteReplacement(rest ? "/" + value : value));
		}
		return variable.appendTail(address).toString().replace("//", "/");
	}

	private String filled(String told) {
		return VALUE.matcher(told)
			.replaceAll((match) -> Matcher.quoteReplacement(String.valueOf(this.values.get(match.group(1)))));
	}

}
