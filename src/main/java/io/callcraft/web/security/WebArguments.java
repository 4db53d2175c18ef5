package io.callcraft.web.security;

import java.util.List;

import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What controllers may ask for by type: the {@link Actor} and the {@link PageRequest}.
 */
@Configuration(proxyBeanMethods = false)
class WebArguments implements WebMvcConfigurer {

	static {
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, PageRequest.class);
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new ActorArgument());
		resolvers.add(new PageRequestArgument());
	}

}
