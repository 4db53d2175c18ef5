package io.callcraft.web.security;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads which part of a list is wanted from {@code ?after=…&limit=…}.
 */
class PageRequestArgument implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == PageRequest.class;
	}

	@Override
	public PageRequest resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer model,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		String after = request.getParameter("after");
		String limit = request.getParameter("limit");
		return PageRequest.of((after != null && !after.isEmpty()) ? after : null, number(limit));
	}

	private static @Nullable Integer number(@Nullable String limit) {
		if (limit == null || limit.isEmpty()) {
			return null;
		}
		try {
			return Integer.valueOf(limit);
		}
		catch (NumberFormatException ex) {
			throw new InvalidInput("limit", "'" + limit + "' is no whole number: use 1 to 500");
		}
	}

}
