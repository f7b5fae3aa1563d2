package io.murano.conductor.yaql.library;

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
    SystemFunctions.registerFallbacks(fallbacks);
    Context library = fallbacks.createChild();
    SystemFunctions.register(library, delegates);
    CommonFunctions.register(library);
    BooleanFunctions.register(library);
    BranchingFunctions.register(library);
    MathFunctions.register(library);
    return library;
  }
}
