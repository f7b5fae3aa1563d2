package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.library.format.FormatFunctions;
import io.murano.conductor.yaql.library.regex.RegexFunctions;
import io.murano.conductor.yaql.library.time.DateTimeFunctions;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Convention;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import org.jspecify.annotations.Nullable;

/** Builds contexts that hold the standard library. */
public final class StandardLibrary {

  private StandardLibrary() {}

  /**
   * Returns a context with all families: fallbacks and finaliser at the bottom, the library above,
   * host objects nearest. Share it and evaluate in its children.
   *
   * @param delegates whether {@code lambda} and calls of values are available
   * @param finalizer what turns values into results; null for the standard conversion
   */
  public static Context context(boolean delegates, @Nullable FunctionDefinition finalizer) {
    Context fallbacks = Context.root(Convention.CAMEL_CASE);
    if (finalizer == null) {
      Finalizers.register(fallbacks);
    } else {
      fallbacks.register(finalizer);
    }
    SystemFunctions.registerFallbacks(fallbacks);
    Context library = fallbacks.createChild();
    SystemFunctions.register(library, delegates);
    CommonFunctions.register(library);
    BooleanFunctions.register(library);
    StringFunctions.register(library);
    SubstringFunctions.register(library);
    FormatFunctions.register(library);
    MathFunctions.register(library);
    ListFunctions.register(library);
    EditingFunctions.register(library);
    DictFunctions.register(library);
    SetFunctions.register(library);
    SelectionFunctions.register(library);
    AggregationFunctions.register(library);
    OrderingFunctions.register(library);
    GroupingFunctions.register(library);
    SplittingFunctions.register(library);
    GeneratingFunctions.register(library);
    MergingFunctions.register(library);
    RegexFunctions.register(library);
    BranchingFunctions.register(library);
    DateTimeFunctions.register(library);
    Context hostObjects = library.createChild();
    HostObjectFunctions.register(hostObjects);
    return hostObjects;
  }

  /** Returns a context with the old dialect in front of the standard library. */
  public static Context legacyContext(@Nullable FunctionDefinition finalizer) {
    Context legacy = context(false, finalizer).createChild();
    LegacyFunctions.register(legacy);
    return legacy;
  }
}
