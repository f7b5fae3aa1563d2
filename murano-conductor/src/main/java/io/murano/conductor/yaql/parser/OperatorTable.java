package io.murano.conductor.yaql.parser;

import io.murano.conductor.yaql.error.ArgumentException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operators of a grammar as data: groups of equal precedence, tightest first. Immutable; the
 * {@code with…} methods derive other tables.
 */
public final class OperatorTable {

  /** The pseudo operator whose place in the table is the precedence of {@code value[...]}. */
  public static final String INDEXER = "[]";

  private final List<List<Operator>> groups;
  private final Map<String, Entry> entries;
  private final List<String> symbols;

  private OperatorTable(List<List<Operator>> groups) {
    this.groups = groups.stream().map(List::copyOf).toList();
    this.entries = index(this.groups);
    this.symbols =
        entries.keySet().stream()
            .filter(symbol -> !symbol.equals(INDEXER) && !isWord(symbol))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** Returns the operators of the language itself. */
  public static OperatorTable standard() {
    return new OperatorTable(
        List.of(
            List.of(left("."), left("?.")),
            List.of(left(INDEXER)),
            List.of(prefix("+"), prefix("-")),
            List.of(left("=~"), left("!~")),
            List.of(left("*"), left("/"), left("mod")),
            List.of(left("+"), left("-")),
            List.of(
                left(">"),
                left("<"),
                left(">="),
                left("<="),
                new Operator("!=", OperatorKind.BINARY_LEFT, "not_equal"),
                new Operator("=", OperatorKind.BINARY_LEFT, "equal"),
                left("in")),
            List.of(prefix("not")),
            List.of(left("and")),
            List.of(left("or")),
            List.of(new Operator("->", OperatorKind.BINARY_RIGHT, null))));
  }

  /** Returns a table with an operator of the same precedence as an existing binary operator. */
  public OperatorTable withBeside(String existing, Operator added) {
    List<List<Operator>> copy = copyGroups();
    copy.get(groupOf(existing)).add(added);
    return new OperatorTable(copy);
  }

  /** Returns a table with a new group directly looser than that of an existing binary operator. */
  public OperatorTable withLooserThan(String existing, Operator... added) {
    List<List<Operator>> copy = copyGroups();
    copy.add(groupOf(existing) + 1, List.of(added));
    return new OperatorTable(copy);
  }

  /** Returns a table with a new group that binds tighter than all others. */
  public OperatorTable withTightest(Operator... added) {
    List<List<Operator>> copy = copyGroups();
    copy.add(0, List.of(added));
    return new OperatorTable(copy);
  }

  private int groupOf(String existing) {
    for (int i = 0; i < groups.size(); i++) {
      for (Operator operator : groups.get(i)) {
        if (operator.symbol().equals(existing) && operator.kind().isBinary()) {
          return i;
        }
      }
    }
    throw new IllegalArgumentException("Operator " + existing + " is not found");
  }

  private List<List<Operator>> copyGroups() {
    List<List<Operator>> copy = new ArrayList<>();
    groups.forEach(group -> copy.add(new ArrayList<>(group)));
    return copy;
  }

  private static Map<String, Entry> index(List<List<Operator>> groups) {
    Map<String, Entry> entries = new HashMap<>();
    for (int level = 0; level < groups.size(); level++) {
      for (Operator operator : groups.get(level)) {
        Entry known = entries.getOrDefault(operator.symbol(), Entry.NONE);
        boolean taken = operator.kind().isBinary() ? known.binary != null : known.unary != null;
        if (taken) {
          throw ArgumentException.invalidOperatorTable(operator.symbol());
        }
        Placed placed = new Placed(operator, level);
        entries.put(
            operator.symbol(),
            operator.kind().isBinary()
                ? new Entry(known.unary, placed)
                : new Entry(placed, known.binary));
      }
    }
    return entries;
  }

  /** Returns the operator that takes a value in front of it, or null. */
  @Nullable Placed infix(String symbol) {
    Entry entry = entries.get(symbol);
    if (entry == null) {
      return null;
    }
    if (entry.binary != null) {
      return entry.binary;
    }
    return entry.unary != null && entry.unary.operator.kind() == OperatorKind.SUFFIX
        ? entry.unary
        : null;
  }

  /** Returns the prefix operator of that symbol, or null. */
  @Nullable Placed prefixOf(String symbol) {
    Entry entry = entries.get(symbol);
    return entry != null
            && entry.unary != null
            && entry.unary.operator.kind() == OperatorKind.PREFIX
        ? entry.unary
        : null;
  }

  /** Returns whether the word is an operator of the grammar. */
  boolean isOperatorWord(String word) {
    return entries.containsKey(word);
  }

  /** Returns the symbols that are not words, longest first. */
  List<String> symbols() {
    return symbols;
  }

  /** Returns the level below all operators. */
  int loosest() {
    return groups.size();
  }

  private static boolean isWord(String symbol) {
    return Character.isLetter(symbol.charAt(0));
  }

  private static Operator left(String symbol) {
    return new Operator(symbol, OperatorKind.BINARY_LEFT, null);
  }

  private static Operator prefix(String symbol) {
    return new Operator(symbol, OperatorKind.PREFIX, null);
  }

  /**
   * An operator.
   *
   * @param symbol the text
   * @param kind arity and associativity
   * @param alias name of the function without its star, if not derived from the symbol
   */
  public record Operator(String symbol, OperatorKind kind, @Nullable String alias) {}

  record Placed(Operator operator, int level) {}

  private record Entry(@Nullable Placed unary, @Nullable Placed binary) {
    static final Entry NONE = new Entry(null, null);
  }
}
