package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.error.SyntaxException;
import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.muranopl.expression.MplExpression;
import io.murano.conductor.muranopl.type.MethodBody;
import io.murano.conductor.muranopl.yaml.SourceSpan;
import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes statements of what the YAML reader read. The set of keys of a mapping decides which
 * construct it is; a set that fits none is an error (contract muranopl §3.1).
 */
public final class StatementCompiler {

  private static final Block EMPTY = new Block(List.of());

  private final SourceSpan fallback;

  /**
   * Creates a compiler.
   *
   * @param fallback position for errors in text that has none of its own
   */
  public StatementCompiler(SourceSpan fallback) {
    this.fallback = fallback;
  }

  /**
   * Returns the body of a method.
   *
   * @param source a statement, a list of statements or null
   * @throws RuntimeException SyntaxError or DslSyntaxError if a statement is malformed
   */
  public MethodBody methodBody(@Nullable Object source) {
    return new MethodBlock(block(source));
  }

  Block block(@Nullable Object source) {
    if (source == null) {
      return EMPTY;
    }
    List<?> items = source instanceof List<?> list ? list : List.of(source);
    List<Statement> statements = new ArrayList<>(items.size());
    for (Object item : items) {
      statements.add(statement(item));
    }
    return new Block(statements);
  }

  private Block optionalBlock(YamlMap map, String key) {
    return map.get(key) == null ? EMPTY : block(map.get(key));
  }

  private Statement statement(@Nullable Object source) {
    if (source instanceof MplExpression expression) {
      return new ExpressionStatement(expression);
    }
    if (!(source instanceof YamlMap map)) {
      throw malformed(source, fallback);
    }
    boolean assignment =
        map.entries().stream().anyMatch(entry -> entry.key() instanceof MplExpression);
    return assignment ? assignment(map) : construct(map);
  }

  private static Statement assignment(YamlMap map) {
    YamlMap.Entry entry = map.entries().get(0);
    if (map.size() != 1 || !(entry.key() instanceof MplExpression target)) {
      throw new SyntaxException("A statement assigns one value and has no other keys", map.span());
    }
    return new AssignmentStatement(
        TargetCompiler.compile(target), DataTemplate.of(entry.value()), target);
  }

  private Statement construct(YamlMap map) {
    Set<String> keys = new LinkedHashSet<>();
    for (YamlMap.Entry entry : map.entries()) {
      if (!(entry.key() instanceof String key)) {
        throw malformed(map, map.span());
      }
      keys.add(key);
    }
    Statement statement = null;
    if (fits(keys, Set.of("Do"), Set.of())) {
      statement = new DoStatement(block(map.get("Do")), at(map));
    } else if (fits(keys, Set.of("Return"), Set.of())) {
      statement = new ReturnStatement(DataTemplate.of(map.get("Return")), at(map));
    } else if (fits(keys, Set.of("If", "Then"), Set.of("Else"))) {
      statement = ifStatement(map);
    } else if (fits(keys, Set.of("Parallel"), Set.of("Limit"))) {
      statement =
          new ParallelStatement(
              block(map.get("Parallel")), DataTemplate.of(map.get("Limit")), at(map));
    } else if (keys.contains("Throw") || keys.contains("Try") || keys.contains("Rethrow")) {
      statement = exceptionConstruct(map, keys);
    } else if (keys.contains("Match") || keys.contains("Switch")) {
      statement = choiceConstruct(map, keys);
    } else {
      statement = loopConstruct(map, keys);
    }
    if (statement == null) {
      throw malformed(map, map.span());
    }
    return statement;
  }

  private static boolean fits(Set<String> keys, Set<String> required, Set<String> optional) {
    return keys.containsAll(required)
        && keys.stream().allMatch(key -> required.contains(key) || optional.contains(key));
  }

  private static BlockInstruction at(YamlMap map) {
    return BlockInstruction.at(map.span());
  }

  private Statement ifStatement(YamlMap map) {
    return new IfStatement(
        DataTemplate.of(map.get("If")),
        block(map.get("Then")),
        optionalBlock(map, "Else"),
        at(map));
  }

  private @Nullable Statement loopConstruct(YamlMap map, Set<String> keys) {
    if (fits(keys, Set.of("While", "Do"), Set.of())) {
      return map.get("While") instanceof MplExpression condition
          ? new WhileStatement(condition, block(map.get("Do")), at(map))
          : null;
    }
    if (fits(keys, Set.of("For", "In", "Do"), Set.of())) {
      if (!(map.get("For") instanceof String variable)) {
        throw DslException.syntax("For value must be of string type");
      }
      return new ForStatement(
          variable, DataTemplate.of(map.get("In")), block(map.get("Do")), at(map));
    }
    if (fits(keys, Set.of("Repeat", "Do"), Set.of())) {
      return repeat(map);
    }
    if (fits(keys, Set.of("Break"), Set.of())) {
      return jump(map, "Break", Completion.BREAK);
    }
    return fits(keys, Set.of("Continue"), Set.of())
        ? jump(map, "Continue", Completion.CONTINUE)
        : null;
  }

  private Statement repeat(YamlMap map) {
    Object count = map.get("Repeat");
    if (!(count instanceof MplExpression)
        && !(count instanceof Boolean)
        && !(count != null && Values.isInteger(count))) {
      throw DslException.syntax("Repeat value must be either int or expression");
    }
    return new RepeatStatement(DataTemplate.of(count), block(map.get("Do")), at(map));
  }

  private static Statement jump(YamlMap map, String key, Completion completion) {
    if (isTrue(map.get(key))) {
      throw DslException.syntax(key + " cannot have value");
    }
    return new JumpStatement(completion, at(map));
  }

  private static boolean isTrue(@Nullable Object yaml) {
    if (yaml instanceof YamlMap map) {
      return !map.isEmpty();
    }
    return yaml instanceof List<?> list ? !list.isEmpty() : Values.truth(yaml);
  }

  private @Nullable Statement choiceConstruct(YamlMap map, Set<String> keys) {
    boolean match = fits(keys, Set.of("Match", "Value"), Set.of("Default"));
    if (!match && !fits(keys, Set.of("Switch"), Set.of("Default"))) {
      return null;
    }
    String key = match ? "Match" : "Switch";
    if (!(map.get(key) instanceof YamlMap cases)) {
      throw DslException.syntax(key + " value must be of dictionary type");
    }
    List<Choice> choices =
        cases.entries().stream()
            .map(entry -> new Choice(DataTemplate.of(entry.key()), entry.value(), this))
            .toList();
    Block otherwise = optionalBlock(map, "Default");
    return match
        ? new MatchStatement(choices, DataTemplate.of(map.get("Value")), otherwise, at(map))
        : new SwitchStatement(choices, otherwise, at(map));
  }

  private @Nullable Statement exceptionConstruct(YamlMap map, Set<String> keys) {
    if (fits(keys, Set.of("Throw"), Set.of("Message", "Extra", "Cause"))) {
      return throwStatement(map);
    }
    if (fits(keys, Set.of("Try"), Set.of("Catch", "Finally", "Else"))) {
      return tryStatement(map);
    }
    return fits(keys, Set.of("Rethrow"), Set.of())
        ? new RethrowStatement(new BlockInstruction("Rethrow", map.span()))
        : null;
  }

  private static Statement throwStatement(YamlMap map) {
    Object names = map.get("Throw");
    if (!isTrue(names)) {
      throw NativeException.valueError("Throw needs a name");
    }
    return new ThrowStatement(
        DataTemplate.of(names instanceof List<?> ? names : List.of(names)),
        DataTemplate.of(map.get("Message")),
        DataTemplate.of(map.get("Extra")),
        DataTemplate.of(map.get("Cause")),
        at(map));
  }

  private Statement tryStatement(YamlMap map) {
    Object handlers = map.get("Catch");
    List<?> sources =
        handlers == null ? List.of() : handlers instanceof List<?> list ? list : List.of(handlers);
    List<CatchClause> clauses = new ArrayList<>();
    for (Object source : sources) {
      clauses.add(catchClause(source, map));
    }
    return new TryStatement(
        block(map.get("Try")),
        clauses,
        optionalBlock(map, "Else"),
        map.get("Finally") == null ? null : block(map.get("Finally")),
        at(map));
  }

  private CatchClause catchClause(@Nullable Object source, YamlMap whole) {
    if (!(source instanceof YamlMap map)) {
      throw malformed(whole, whole.span());
    }
    for (YamlMap.Entry entry : map.entries()) {
      if (!Set.of("With", "As", "Do").contains(String.valueOf(entry.key()))) {
        throw malformed(whole, map.span());
      }
    }
    Object variable = map.get("As");
    return new CatchClause(
        names(map.get("With")),
        isTrue(variable) ? String.valueOf(variable) : null,
        map.get("Do") == null ? null : block(map.get("Do")));
  }

  private static @Nullable List<String> names(@Nullable Object with) {
    if (with == null) {
      return null;
    }
    List<?> names = with instanceof List<?> list ? list : List.of(with);
    return names.stream().map(String::valueOf).toList();
  }

  private static SyntaxException malformed(@Nullable Object source, SourceSpan span) {
    return new SyntaxException("Syntax is incorrect in expression: " + YamlText.of(source), span);
  }
}
