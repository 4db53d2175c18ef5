package io.callcraft.program;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the program, below {@code callcraft.program}.
 *
 * @param startedOn the day on which the center's program began; nobody enters without it
 * @param workers how many reps are followed at the same time on this node
 */
@ConfigurationProperties("callcraft.program")
public record ProgramSettings(@Nullable LocalDate startedOn, @DefaultValue("2") int workers) {
}
