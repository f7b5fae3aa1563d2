package io.murano.conductor.yaql.registration;

import static io.murano.conductor.yaql.testing.Yaql.child;
import static io.murano.conductor.yaql.testing.Yaql.eval;
import static io.murano.conductor.yaql.testing.Yaql.evalIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionKind;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnotatedFunctionsTests {

  private final Context context = child();

  /** Functions of a host. */
  static final class Sample {
    private int calls;

    @YaqlFunction(kind = FunctionKind.METHOD)
    String shout_loud(String text, @Param(defaultValue = "2") long times, Context own) {
      calls++;
      return text.toUpperCase(java.util.Locale.ROOT).repeat((int) times) + own.get("suffix");
    }

    @YaqlFunction("apply")
    static Object call(Lambda lambda, @Param(nullable = true) Object value) {
      return lambda.call(value);
    }

    @YaqlFunction
    static Object shape(
        @Param(keywordOnly = true, defaultValue = "null") String label,
        Object[] rest,
        Map<String, Object> named) {
      return label + "/" + rest.length + "/" + named.keySet();
    }

    @YaqlFunction(exclusive = true)
    static long count(YaqlSequence items, Invocation call) {
      return items.size() + call.arity() * 100L;
    }

    @YaqlFunction
    static double half(double number) {
      return number / 2;
    }

    @YaqlFunction
    static Object failing() throws Exception {
      throw new java.io.IOException("no disk");
    }

    void helper() {}
  }

  private final Sample sample = new Sample();

  @BeforeEach
  void registerSample() {
    AnnotatedFunctions.register(context, MethodHandles.lookup(), sample);
    context.set("suffix", "!");
  }

  @Test
  void namesFollowTheConvention() {
    assertThat(evalIn(context, "ab.shoutLoud()")).isEqualTo("ABAB!");
    assertThat(evalIn(context, "'x'.shoutLoud(times => 3)")).isEqualTo("XXX!");
    assertThat(sample.calls).isEqualTo(2);
  }

  @Test
  void lambdasCollectorsAndInjectedParametersArrive() {
    assertThat(evalIn(context, "apply($ + 1, 4)")).isEqualTo(5L);
    assertThat(evalIn(context, "shape(1, 2, label => x, other => y)")).isEqualTo("x/2/[other]");
    assertThat(evalIn(context, "count([1, 2])")).isEqualTo(102L);
    assertThat(evalIn(context, "half(3)")).isEqualTo(1.5);
  }

  @Test
  void typesDecideAboutAcceptance() {
    assertThatThrownBy(() -> evalIn(context, "half(true)")).hasMessageContaining("No function");
    assertThatThrownBy(() -> evalIn(context, "'a'.shoutLoud(1.5)"))
        .hasMessageContaining("No method");
    assertThatThrownBy(() -> evalIn(context, "'a'.shoutLoud(100000000000000000000)"))
        .isInstanceOf(NativeException.class)
        .hasMessageContaining("64 bits");
  }

  @Test
  void checkedExceptionsBecomeErrorsOfTheLanguage() {
    assertThatThrownBy(() -> evalIn(context, "failing()"))
        .isInstanceOf(NativeException.class)
        .hasMessage("no disk");
    assertThat(eval("1")).isEqualTo(1L);
  }
}
