package io.murano.conductor.program;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Budgets of package code, and what is added to the language. No package can change a budget.
 *
 * @param statements most statements one execution may run
 * @param depth most nested method calls
 * @param objects most objects in one execution
 * @param iteratorElements most elements a collection may deliver to a function or loop
 * @param memoryQuota most memory one value of an expression may take
 * @param classConfigurations folder with class configuration files (contract muranopl §2.3); none
 *     when absent
 * @param plugins folder with jars that add native classes; none when absent
 * @param packageCacheSize number of compiled packages that are kept
 */
@Validated
@ConfigurationProperties("murano.conductor.language")
public record LanguageProperties(
    @DefaultValue("100000000") @Min(1) long statements,
    @DefaultValue("300") @Min(1) int depth,
    @DefaultValue("200000") @Min(1) int objects,
    @DefaultValue("2000") @Min(1) int iteratorElements,
    @DefaultValue("512KB") @NotNull DataSize memoryQuota,
    @Nullable Path classConfigurations,
    @Nullable Path plugins,
    @DefaultValue("256") @Min(1) int packageCacheSize) {}
