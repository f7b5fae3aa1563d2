package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.type.PackageCode;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/**
 * What all executions of an engine share.
 *
 * @param compiler gives the shared code of package files
 * @param roots functions every class can call
 * @param options options of the current YAQL dialect
 * @param legacyOptions options of the old YAQL dialect
 * @param configurations class configuration files
 * @param threads makes the threads of branches
 */
public record Environment(
    Function<PackageFiles, PackageCode> compiler,
    RootContexts roots,
    LimitedOptions options,
    LimitedOptions legacyOptions,
    ClassConfigurations configurations,
    ThreadFactory threads) {}
