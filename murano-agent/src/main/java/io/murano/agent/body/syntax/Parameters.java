package io.murano.agent.body.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a function.
 *
 * @param plain parameters that take positional arguments, in order
 * @param star name that takes further positional arguments, or null
 * @param keywordOnly parameters that take keyword arguments only
 * @param doubleStar name that takes further keyword arguments, or null
 */
public record Parameters(
    List<Parameter> plain,
    @Nullable String star,
    List<Parameter> keywordOnly,
    @Nullable String doubleStar) {

  /** Copies the lists. */
  public Parameters {
    plain = List.copyOf(plain);
    keywordOnly = List.copyOf(keywordOnly);
  }

  /** A parameter; {@code defaultValue} is null if an argument is required. */
  public record Parameter(String name, @Nullable Expression defaultValue) {}
}
