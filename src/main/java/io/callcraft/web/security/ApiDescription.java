package io.callcraft.web.security;

import java.util.Optional;

import io.callcraft.shared.PageRequest;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OperationCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The frame of the OpenAPI document; the controllers fill it.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

	@Bean
	OpenAPI openApi() {
		return new OpenAPI()
			.info(new Info().title("Callcraft")
				.version(Optional.ofNullable(getClass().getPackage().getImplementationVersion()).orElse("0"))
				.description("Call outcomes in; standings, gaps, cases and tasks out. Every error is an RFC 9457 "
						+ "problem detail. Lists page by cursor: send `next` of an answer as `after`."))
			.components(new Components().addSecuritySchemes("basic",
					new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")))
			.addSecurityItem(new SecurityRequirement().addList("basic"));
	}

	/** A controller that takes a {@link PageRequest} takes two query parameters. */
	@Bean
	OperationCustomizer cursorParameters() {
		return (operation, method) -> {
			for (var parameter : method.getMethodParameters()) {
				if (parameter.getParameterType() == PageRequest.class) {
					operation.addParametersItem(new QueryParameter().name("after")
						.description("cursor: `next` of the page before")
						.schema(new StringSchema()));
					operation.addParametersItem(new QueryParameter().name("limit")
						.description("how many, 1 to 500")
						.schema(new IntegerSchema()._default(PageRequest.DEFAULT_LIMIT)));
				}
			}
			return operation;
		};
	}

}
