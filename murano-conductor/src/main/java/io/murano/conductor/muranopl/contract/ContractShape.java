package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.error.ContractViolationException;
import io.murano.conductor.muranopl.expression.MplExpression;
import io.murano.conductor.muranopl.object.OpenValue;
import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The structure of a contract: an expression, a list, a dictionary or a value to be equal to. */
interface ContractShape {

  /**
   * Applies the contract to a value.
   *
   * @param path where the value is inside of the whole one
   */
  @Nullable Object map(@Nullable Object value, Context context, String path);

  /** Makes the structure of what the YAML reader read. */
  static ContractShape of(@Nullable Object declaration) {
    if (declaration instanceof MplExpression expression) {
      List<ContractMethod> steps = SimpleChains.steps(expression);
      return steps == null ? new Computed(expression) : new Simple(steps);
    }
    if (declaration instanceof YamlMap map) {
      return DictShape.of(map);
    }
    return declaration instanceof List<?> list ? ListShape.of(list) : new Fixed(declaration);
  }

  /** Applies a contract unless the value is left open by a template. */
  static @Nullable Object mapUnlessOpen(
      ContractShape shape, @Nullable Object value, Context context, String path) {
    return value instanceof OpenValue ? value : shape.map(value, context, path);
  }

  /**
   * An expression over {@code $}.
   *
   * @param expression calls contract functions
   */
  record Computed(MplExpression expression) implements ContractShape {

    @Override
    public @Nullable Object map(@Nullable Object value, Context context, String path) {
      Context own = context.createChild();
      own.set("$", value);
      try {
        return expression.evaluate(own);
      } catch (ContractViolationException e) {
        throw e.at(path);
      }
    }
  }

  /**
   * A chain of contract functions without arguments, applied without evaluating an expression.
   *
   * @param steps the functions in order
   */
  record Simple(List<ContractMethod> steps) implements ContractShape {

    @Nullable Object apply(@Nullable Object value, ContractCall call) {
      Object result = value;
      for (ContractMethod step : steps) {
        result = step.apply(result, call);
      }
      return result;
    }

    @Override
    public @Nullable Object map(@Nullable Object value, Context context, String path) {
      try {
        return apply(value, SimpleChains.callOf(context));
      } catch (ContractViolationException e) {
        throw e.at(path);
      }
    }
  }

  /**
   * A value that is the only accepted one.
   *
   * @param expected the value
   */
  record Fixed(@Nullable Object expected) implements ContractShape {

    @Override
    public @Nullable Object map(@Nullable Object value, Context context, String path) {
      if (!Values.equal(value, expected)) {
        String shown = expected instanceof String text ? text : Text.repr(expected);
        throw new ContractViolationException(
            "Value %s is not equal to %s".formatted(ScalarContracts.shown(value), shown));
      }
      return value;
    }
  }
}
