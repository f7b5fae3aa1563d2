package io.murano.conductor.stack.hot;

import org.jspecify.annotations.Nullable;

/** What names mean at one place of a template while it is compiled. */
interface CompileScope {

  /**
   * Returns the value of a parameter.
   *
   * @throws HotException if there is no such parameter
   */
  Expression parameter(String name, String path);

  /**
   * Returns the qualified name of a resource.
   *
   * @throws HotException if there is no such resource, or its condition disables it
   */
  String resource(String name, String path);

  /**
   * Returns the content of a file.
   *
   * @throws HotException if it was not given
   */
  String file(String name, String path);

  /**
   * Decides a condition, given as a name, a boolean or a condition function.
   *
   * @throws HotException if it cannot be decided before resources exist
   */
  boolean condition(@Nullable Object condition, String path);

  /**
   * Returns what a nested template sees of the resource it stands for.
   *
   * @throws HotException if the template is not nested
   */
  Expression facade(@Nullable Object part, String path);
}
