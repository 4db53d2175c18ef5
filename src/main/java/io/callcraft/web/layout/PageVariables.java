package io.callcraft.web.layout;

import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * What every template may use: {@code viewer}.
 */
@Configuration(proxyBeanMethods = false)
class PageVariables {

	PageVariables(ThymeleafViewResolver views, Viewer viewer) {
		views.addStaticVariable("viewer", viewer);
	}

}
