package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.error.ContractViolationException;
import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.expression.MplExpression;
import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.YaqlDict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary contract.
 *
 * @param named contracts of given keys
 * @param others contracts of all other keys and their values; more than one is an error when the
 *     contract is applied
 */
record DictShape(List<Named> named, List<Others> others) implements ContractShape {

  /**
   * The contract of one key.
   *
   * @param key the key
   * @param value contract of its value
   */
  record Named(@Nullable Object key, ContractShape value) {}

  /**
   * The contract of keys that are not named.
   *
   * @param key contract of the keys
   * @param value contract of their values
   */
  record Others(ContractShape key, ContractShape value) {}

  static DictShape of(YamlMap map) {
    List<Named> named =
        map.entries().stream()
            .filter(entry -> !(entry.key() instanceof MplExpression))
            .map(entry -> new Named(entry.key(), ContractShape.of(entry.value())))
            .toList();
    List<Others> others =
        map.entries().stream()
            .filter(entry -> entry.key() instanceof MplExpression)
            .map(
                entry -> new Others(ContractShape.of(entry.key()), ContractShape.of(entry.value())))
            .toList();
    return new DictShape(named, others);
  }

  @Override
  public Object map(@Nullable Object value, Context context, String path) {
    YaqlDict data = dict(value);
    if (named.isEmpty() && others.isEmpty()) {
      return data;
    }
    FrozenDict.Builder result = FrozenDict.builder(named.size());
    for (Named entry : named) {
      Object item = data.get(entry.key());
      result.put(entry.key(), mapEntry(entry.value(), entry.key(), item, context, path));
    }
    if (others.size() > 1) {
      throw DslException.contractSyntax(
          "Dictionary contract cannot have more than one expression key");
    }
    FrozenDict known = result.build();
    return others.isEmpty() ? known : mapOthers(others.get(0), known, data, context, path);
  }

  private static Object mapOthers(
      Others contract, FrozenDict known, YaqlDict data, Context context, String path) {
    FrozenDict.Builder result = FrozenDict.builder(known);
    data.forEach(
        (key, item) -> {
          if (known.find(key) == NoValue.INSTANCE) {
            Object mapped = ContractShape.mapUnlessOpen(contract.key(), key, context, path);
            result.put(mapped, mapEntry(contract.value(), mapped, item, context, path));
          }
        });
    return result.build();
  }

  private static @Nullable Object mapEntry(
      ContractShape shape,
      @Nullable Object key,
      @Nullable Object value,
      Context context,
      String path) {
    String place = path + "[" + ScalarContracts.shown(key) + "]";
    return ContractShape.mapUnlessOpen(shape, value, context, place);
  }

  private static YaqlDict dict(@Nullable Object value) {
    if (value == null || value == NoValue.INSTANCE) {
      return FrozenDict.EMPTY;
    }
    if (value instanceof YaqlDict dict) {
      return dict;
    }
    throw new ContractViolationException(
        "Value " + ScalarContracts.shown(value) + " is not of a dictionary type");
  }
}
