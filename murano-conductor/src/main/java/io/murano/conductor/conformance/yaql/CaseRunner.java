package io.murano.conductor.conformance.yaql;

import io.murano.conductor.yaql.Expression;
import io.murano.conductor.yaql.YaqlDialect;
import io.murano.conductor.yaql.YaqlEngine;
import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.EvaluationBudget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Evaluates cases. */
final class CaseRunner {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private CaseRunner() {}

  /** Returns the outcome: an object with one of {@code result}, {@code error}, {@code ast}. */
  static JsonNode run(YaqlCase test) {
    ObjectNode outcome = JsonNodeFactory.instance.objectNode();
    try {
      Flavour flavour = Flavour.of(test.engine());
      YaqlEngine engine = flavour.engine(test.member("options"));
      if (test.parsesOnly()) {
        outcome.set("ast", TreeNotation.of(engine.parse(test.expression()).tree()));
      } else {
        outcome.set("result", result(test, flavour, engine));
      }
    } catch (YaqlException e) {
      outcome.put("error", e.errorName());
    } catch (RuntimeException e) {
      outcome.put("error", e.getClass().getName());
    }
    return outcome;
  }

  private static JsonNode result(YaqlCase test, Flavour flavour, YaqlEngine engine) {
    Context context = flavour.caseContext(test.member("context"));
    Flavour.setVariables(context, test.member("variables"));
    Expression expression = engine.parse(test.expression());
    Evaluation evaluation = new Evaluation(engine.options(), EvaluationBudget.within(LIMIT));
    JsonNode data = test.member("data");
    Object value =
        data == null
            ? expression.evaluate(context, evaluation)
            : expression.evaluateOn(InputValues.decode(data), context, evaluation);
    return encoded(value, flavour);
  }

  private static JsonNode encoded(@Nullable Object value, Flavour flavour) {
    boolean tuplesDiffer = flavour.dialect() == YaqlDialect.LEGACY;
    return new OutputValues(tuplesDiffer).encode(value);
  }
}
