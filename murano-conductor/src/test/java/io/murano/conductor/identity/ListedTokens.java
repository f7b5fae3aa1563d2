package io.murano.conductor.identity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Tokens in a given order; the first may be missing, which an empty text says. */
final class ListedTokens implements Tokens {

  private final String first;
  private final Deque<String> others;

  ListedTokens(String first, String... others) {
    this.first = first;
    this.others = new ArrayDeque<>(List.of(others));
  }

  @Override
  public Optional<String> first() {
    return Optional.of(first).filter(token -> !token.isEmpty());
  }

  @Override
  public String after(String refused) {
    return others.remove();
  }
}
