package io.murano.conductor.muranopl.binding;

import io.murano.conductor.muranopl.execution.ObjectParameter;
import io.murano.conductor.muranopl.execution.TypeParameter;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.muranopl.value.JsonValues;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.runtime.ParameterDefinition;
import io.murano.conductor.yaql.runtime.ParameterDefinition.Placement;
import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.type.PlainType;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Java parameter as a parameter of a function.
 *
 * @param definition what packages see; null for the {@link NativeCall}
 * @param conversion makes the Java argument
 */
record BoundParameter(@Nullable ParameterDefinition definition, Conversion conversion) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Makes a Java argument of a value. */
  @FunctionalInterface
  interface Conversion {
    @Nullable Object apply(@Nullable Object value);
  }

  /** What a Java type accepts and how it is converted. */
  private record Accepted(ParameterType type, Conversion conversion) {
    static Accepted unchanged(ParameterType type) {
      return new Accepted(type, value -> value);
    }
  }

  static BoundParameter of(Parameter parameter) {
    if (parameter.getType() == NativeCall.class) {
      return new BoundParameter(null, value -> value);
    }
    Placement placement = placement(parameter);
    Accepted accepted = accepted(parameter, placement);
    String name = name(parameter);
    Default fallback = parameter.getAnnotation(Default.class);
    Object defaultValue =
        fallback == null
            ? ParameterDefinition.REQUIRED
            : JsonValues.fromJson(JSON.readTree(fallback.value()));
    return new BoundParameter(
        new ParameterDefinition(name, name, accepted.type(), placement, defaultValue),
        accepted.conversion());
  }

  private static Placement placement(Parameter parameter) {
    if (parameter.isAnnotationPresent(VarArgs.class)) {
      return Placement.VARARGS;
    }
    return parameter.isAnnotationPresent(KwArgs.class) ? Placement.KEYWORDS : Placement.POSITIONAL;
  }

  private static String name(Parameter parameter) {
    Named named = parameter.getAnnotation(Named.class);
    if (named != null) {
      return named.value();
    }
    if (!parameter.isNamePresent()) {
      throw wrong(parameter, "has no name: annotate it or compile with -parameters");
    }
    return parameter.getName();
  }

  private static IllegalArgumentException wrong(Parameter parameter, String problem) {
    return new IllegalArgumentException(
        "parameter " + parameter + " of " + parameter.getDeclaringExecutable() + " " + problem);
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static Accepted accepted(Parameter parameter, Placement placement) {
    if (placement == Placement.VARARGS) {
      require(parameter, List.class);
      return new Accepted(
          Types.ANY,
          value -> Collections.unmodifiableList(Arrays.asList((Object[]) nonNull(value))));
    }
    if (placement == Placement.KEYWORDS) {
      require(parameter, Map.class);
      return Accepted.unchanged(Types.ANY);
    }
    boolean nullable = isNullable(parameter.getAnnotatedType());
    OfClass restriction = parameter.getAnnotation(OfClass.class);
    if (parameter.getType() == MuranoObject.class) {
      ParameterType any = nullable ? ObjectParameter.OPTIONAL : ObjectParameter.REQUIRED;
      return Accepted.unchanged(
          restriction == null ? any : new RestrictedType(restriction.value(), nullable));
    }
    if (parameter.getType() == TypeReference.class && restriction == null) {
      return Accepted.unchanged(nullable ? TypeParameter.OPTIONAL : TypeParameter.REQUIRED);
    }
    if (restriction != null) {
      throw wrong(parameter, "must be a MuranoObject");
    }
    Accepted plain = plain(parameter);
    if (plain.type() instanceof PlainType type && nullable) {
      Conversion conversion = plain.conversion();
      return new Accepted(type.orNull(), value -> value == null ? null : conversion.apply(value));
    }
    return plain;
  }

  private static void require(Parameter parameter, Class<?> type) {
    if (parameter.getType() != type) {
      throw wrong(parameter, "must be a " + type.getSimpleName());
    }
  }

  private static Accepted plain(Parameter parameter) {
    Class<?> type = parameter.getType();
    if (type == String.class) {
      return Accepted.unchanged(Types.STRING);
    }
    if (type == long.class || type == Long.class) {
      return new Accepted(Types.INT, value -> integer(value, Long.MIN_VALUE, Long.MAX_VALUE));
    }
    if (type == int.class || type == Integer.class) {
      return new Accepted(
          Types.INT, value -> (int) integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    if (type == double.class || type == Double.class) {
      return new Accepted(Types.NUMBER, value -> ((Number) nonNull(value)).doubleValue());
    }
    if (type == boolean.class || type == Boolean.class) {
      return Accepted.unchanged(Types.BOOL);
    }
    if (type == List.class) {
      Class<?> element = elementType(parameter);
      return new Accepted(Types.ITERABLE, value -> list((YaqlIterable) nonNull(value), element));
    }
    if (type == Lambda.class) {
      return Accepted.unchanged(Types.LAMBDA);
    }
    return Accepted.unchanged(collection(type));
  }

  private static PlainType collection(Class<?> type) {
    if (type == Object.class) {
      return Types.NOT_NULL;
    }
    if (type == YaqlDict.class) {
      return Types.MAPPING;
    }
    if (type == YaqlSequence.class) {
      return Types.SEQUENCE;
    }
    if (type == YaqlSet.class) {
      return Types.SET;
    }
    return type == YaqlIterable.class ? Types.ITERABLE : PlainType.ofClass(type);
  }

  private static long integer(@Nullable Object value, long least, long greatest) {
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (value instanceof Long number && number >= least && number <= greatest) {
      return number;
    }
    throw NativeException.overflow(Text.repr(value) + " is out of range");
  }

  private static Class<?> elementType(Parameter parameter) {
    if (parameter.getParameterizedType() instanceof ParameterizedType list) {
      Type element = list.getActualTypeArguments()[0];
      return element instanceof Class<?> known ? known : Object.class;
    }
    return Object.class;
  }

  private static List<@Nullable Object> list(YaqlIterable items, Class<?> element) {
    Tuple tuple = Tuple.drain(items.iterate());
    for (Object item : tuple) {
      if (element != Object.class && !element.isInstance(item)) {
        throw NativeException.typeError(
            Text.repr(item)
                + " is not a "
                + element.getSimpleName().toLowerCase(java.util.Locale.ROOT));
      }
    }
    return Collections.unmodifiableList(tuple);
  }

  private static Object nonNull(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("null got past a type that refuses it");
    }
    return value;
  }
}
