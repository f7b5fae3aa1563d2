package io.murano.conductor.muranopl.declaration;

import io.murano.conductor.muranopl.expression.MplExpression;
import io.murano.conductor.muranopl.yaml.ScalarExpressions;
import io.murano.conductor.muranopl.yaml.SourceSpan;
import io.murano.conductor.yaql.YaqlEngine;
import io.murano.conductor.yaql.error.YaqlParsingException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells expressions from text among plain scalars (contract muranopl §1.4). */
final class ExpressionReader implements ScalarExpressions {

  private static final Pattern WORDS = Pattern.compile("(?U)[\\s\\w.]*");
  private static final Pattern RESOURCE_TYPE = Pattern.compile("(?U)\\w+(::\\w+)+");

  private final YaqlEngine engine;
  private final boolean legacy;

  /**
   * Creates a reader.
   *
   * @param engine parses expressions
   * @param legacy whether they are in the old dialect
   */
  ExpressionReader(YaqlEngine engine, boolean legacy) {
    this.engine = engine;
    this.legacy = legacy;
  }

  @Override
  public @Nullable Object tryParse(String text, SourceSpan span) {
    if (WORDS.matcher(text).matches() || RESOURCE_TYPE.matcher(text).matches()) {
      return null;
    }
    try {
      return parse(text, span);
    } catch (YaqlParsingException e) {
      return null;
    }
  }

  @Override
  public MplExpression parse(String text, SourceSpan span) {
    return new MplExpression(text, engine.parse(text).node(), legacy, span);
  }
}
