package io.murano.conductor.yaql.error;

import java.util.List;

/**
 * No overload, or more than one, fits a call. {@link #candidates()} lists the signatures that were
 * considered.
 */
public final class ResolutionException extends YaqlEvaluationException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> candidates;

  private ResolutionException(String name, String message, List<String> candidates) {
    super(name, message);
    this.candidates = List.copyOf(candidates);
  }

  /** No function of that name is visible. */
  public static ResolutionException unknownFunction(String name) {
    return new ResolutionException(
        "NoFunctionRegisteredException", "Unknown function \"" + name + "\"", List.of());
  }

  /** No method of that name is visible. */
  public static ResolutionException unknownMethod(String name, String receiver) {
    return new ResolutionException(
        "NoMethodRegisteredException",
        "Unknown method \"" + name + "\" for receiver " + receiver,
        List.of());
  }

  /** No overload of the function accepts the arguments. */
  public static ResolutionException noMatchingFunction(String name, List<String> candidates) {
    return new ResolutionException(
        "NoMatchingFunctionException",
        "No function \"" + name + "\" matches supplied arguments",
        candidates);
  }

  /** No overload of the method accepts the arguments. */
  public static ResolutionException noMatchingMethod(
      String name, String receiver, List<String> candidates) {
    return new ResolutionException(
        "NoMatchingMethodException",
        "No method \"%s\" for receiver %s matches supplied arguments".formatted(name, receiver),
        candidates);
  }

  /** Several overloads of the function fit equally well. */
  public static ResolutionException ambiguousFunction(String name, List<String> candidates) {
    return new ResolutionException(
        "AmbiguousFunctionException", "Ambiguous function \"" + name + "\"", candidates);
  }

  /** Several overloads of the method fit equally well. */
  public static ResolutionException ambiguousMethod(
      String name, String receiver, List<String> candidates) {
    return new ResolutionException(
        "AmbiguousMethodException",
        "Ambiguous method \"" + name + "\" for receiver " + receiver,
        candidates);
  }

  /** Returns the signatures of the overloads that were considered, nearest first. */
  public List<String> candidates() {
    return candidates == null ? List.of() : candidates;
  }

  @Override
  protected boolean definedByYaql() {
    return true;
  }
}
