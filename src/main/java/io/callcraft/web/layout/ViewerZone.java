package io.callcraft.web.layout;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AbstractLocaleContextResolver;
import org.springframework.web.util.WebUtils;

/**
 * The viewer's time zone, as the browser has told it in a cookie; UTC until it has.
 * Controllers ask for it by taking a {@link ZoneId}.
 */
@Component("localeResolver")
class ViewerZone extends AbstractLocaleContextResolver {

	@Override
	public LocaleContext resolveLocaleContext(HttpServletRequest request) {
		ZoneId zone = told(request).orElse(ZoneOffset.UTC);
		return new SimpleTimeZoneAwareLocaleContext(Locale.ENGLISH, TimeZone.getTimeZone(zone));
	}

	@Override
	public void setLocaleContext(HttpServletRequest request, @Nullable HttpServletResponse response,
			@Nullable LocaleContext context) {
		throw new UnsupportedOperationException("The browser tells its zone in a cookie");
	}

	/** The zone; empty until the browser has told it. */
	static Optional<ZoneId> told(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, "zone");
		if (cookie == null) {
			return Optional.empty();
		}
		try {
			return Optional.of(ZoneId.of(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8)));
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
