package io.murano.api.policy;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the operator's policy rules are.
 *
 * @param file YAML file that maps rule names to oslo.policy expressions; only the defaults hold
 *     when not set
 * @param reloadInterval how often a change of the file is looked for
 */
@Validated
@ConfigurationProperties("murano.api.policy")
record PolicyProperties(
    @Nullable Path file, @NotNull @DefaultValue("5s") Duration reloadInterval) {}
