package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.packaging.RuntimeVersion;
import io.murano.conductor.muranopl.type.Contract;
import io.murano.conductor.yaql.runtime.Context;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes contracts of what class files declare. One for all executions of an engine. */
public final class ContractLanguage {

  private final Map<RuntimeVersion, Context> contexts = new EnumMap<>(RuntimeVersion.class);

  /**
   * Creates the language.
   *
   * @param languageContexts the functions of the language, without those of the engine
   */
  public ContractLanguage(Function<RuntimeVersion, Context> languageContexts) {
    for (RuntimeVersion version : RuntimeVersion.values()) {
      Context context = languageContexts.apply(version).createChild();
      ContractFunctions.register(context);
      contexts.put(version, context);
    }
  }

  /**
   * Returns the contract a class file declares.
   *
   * @param declaration value read by the YAML reader
   * @param version language version of the package
   */
  public Contract contract(@Nullable Object declaration, RuntimeVersion version) {
    Context context = contexts.get(version);
    if (context == null) {
      throw new IllegalStateException("no contracts for " + version);
    }
    return new DeclaredContract(declaration, context);
  }
}
