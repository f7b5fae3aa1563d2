package io.murano.conductor.stack.hot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What expressions can ask for while they are evaluated: the resources that exist by then. */
public interface EvaluationScope {

  /** Returns what {@code get_resource} yields; null for a resource that does not exist yet. */
  @Nullable Object reference(String resource);

  /**
   * Returns the value of an attribute of a resource.
   *
   * @param resource qualified name of the resource
   * @param attribute name of the attribute; null for a map of all
   * @param selection keys and indexes into the value; a selection that leads nowhere yields null
   * @return the value; null for a resource that does not exist yet
   */
  @Nullable Object attribute(String resource, @Nullable String attribute, List<?> selection);
}
