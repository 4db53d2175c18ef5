package io.callcraft.workflow;

import java.nio.charset.StandardCharsets;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a longer text as bytes: read with its row, on any database, and not counted at
 * four bytes a character where a database limits the length of rows.
 */
@Converter
class Utf8 implements AttributeConverter<@Nullable String, byte @Nullable []> {

	@Override
	public byte @Nullable [] convertToDatabaseColumn(@Nullable String text) {
		return (text == null || text.isEmpty()) ? null : text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public String convertToEntityAttribute(byte @Nullable [] bytes) {
		return (bytes == null) ? "" : new String(bytes, StandardCharsets.UTF_8);
	}

}
