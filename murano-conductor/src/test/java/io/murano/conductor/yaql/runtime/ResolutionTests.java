package io.murano.conductor.yaql.runtime;

import static io.murano.conductor.yaql.testing.Yaql.child;
import static io.murano.conductor.yaql.testing.Yaql.eval;
import static io.murano.conductor.yaql.testing.Yaql.evalIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.murano.conductor.yaql.error.ResolutionException;
import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.type.EagerType;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the recorded cases do not show: candidates, positions, host types, hidden parameters. */
class ResolutionTests {

  @Test
  void noMatchListsTheCandidates() {
    ResolutionException error =
        catchThrowableOfType(ResolutionException.class, () -> eval("'a'.substring(b)"));

    assertThat(error.candidates())
        .containsExactly(".substring(string: string, start: int, length: int = -1)");
  }

  @Test
  void errorsPointAtTheInnermostCall() {
    YaqlException error =
        catchThrowableOfType(YaqlException.class, () -> eval("[1, 0].select(\n  10 / $) + [2]"));

    assertThat(error.errorName()).isEqualTo("ZeroDivisionError");
    assertThat(error.position().toString()).isEqualTo("2:3");
    assertThat(error.position().caret()).endsWith("  ^^^^^^");
  }

  @Test
  void nearerLevelsWinEvenIfLessSpecific() {
    Context outer = child();
    outer.register(FunctionBuilder.function("f").param("x", Types.INT).body(call -> "int"));
    Context inner = outer.createChild();
    inner.register(FunctionBuilder.function("f").param("x", Types.ANY).body(call -> "any"));

    assertThat(evalIn(inner, "f(1)")).isEqualTo("any");
  }

  @Test
  void hostTypesDecideByValueAtEveryCall() {
    Context context = child();
    context.register(FunctionBuilder.function("f").param("x", new Parity(0)).body(call -> "even"));
    context.register(FunctionBuilder.function("f").param("x", new Parity(1)).body(call -> "odd"));

    assertThat(evalIn(context, "[1, 2, 3].select(f($)).toList()"))
        .isEqualTo(eval("[odd, even, odd]"));
    assertThat(evalIn(context, "[f(4), f(5)]")).isEqualTo(eval("[even, odd]"));
    assertThatThrownBy(() -> evalIn(context, "f(a)")).isInstanceOf(ResolutionException.class);
  }

  private static final class Parity extends EagerType {
    private final long rest;

    Parity(long rest) {
      super(false);
      this.rest = rest;
    }

    @Override
    protected boolean accepts(Object value, Context context, Evaluation evaluation) {
      return value instanceof Long number && number % 2 == rest;
    }

    @Override
    public String describe() {
      return "number with rest " + rest;
    }
  }

  @Test
  void moreSpecificHostClassesWin() {
    Context context = child();
    context.register(
        FunctionBuilder.method("kind")
            .param("x", io.murano.conductor.yaql.type.PlainType.ofClass(Animal.class))
            .body(call -> "animal"));
    context.register(
        FunctionBuilder.method("kind")
            .param("x", io.murano.conductor.yaql.type.PlainType.ofClass(Dog.class))
            .body(call -> "dog"));
    context.set("a", new Animal());
    context.set("d", new Dog());

    assertThat(evalIn(context, "[$a.kind(), $d.kind()]")).isEqualTo(eval("[animal, dog]"));
  }

  private static class Animal implements YaqlValue {}

  private static final class Dog extends Animal {}

  @Test
  void aBodyCanCallWhatItHides() {
    Context outer = child();
    outer.register(
        FunctionBuilder.function("len")
            .param("x", Types.ANY)
            .body(call -> "hidden " + call.arg(0)));
    Context inner = outer.createChild();
    inner.register(
        FunctionBuilder.function("len")
            .param("x", Types.ANY)
            .body(call -> call.hidden("len", false, call.context()).call(call.arg(0))));

    assertThat(evalIn(inner, "len(5)")).isEqualTo("hidden 5");
  }

  @Test
  void aBodySeesNodeReceiverAndCaller() {
    Context context = child();
    context.set("v", "seen");
    context.register(
        FunctionBuilder.extension("probe")
            .param("x", Types.ANY)
            .param("y", Types.EXPRESSION)
            .body(
                call ->
                    List.of(
                        call.site().text(),
                        call.hasReceiver(),
                        String.valueOf(call.callerContext().get("v")),
                        call.<ExecutableNode>get(1).text())));

    assertThat(evalIn(context, "5.probe($v + 1)"))
        .isEqualTo(List.of("probe($v + 1)", true, "seen", "$v + 1"));
  }

  @Test
  void callsCanBeMadeFromNodesAndValues() {
    Context context = child();
    Evaluation evaluation = new Evaluation(YaqlOptions.DEFAULT, null);
    ExecutableNode node =
        NodeCompiler.call(
            "substring",
            List.of(1L, NodeCompiler.keywordArgument("length", NodeCompiler.constant(2L))));

    assertThat(node.evaluate("abcdef", context, evaluation)).isEqualTo("bc");
    assertThat(FunctionHandle.function("max", context, evaluation).call(3L, 4L)).isEqualTo(4L);
    assertThat(FunctionHandle.method("toUpper", context, evaluation).call("a")).isEqualTo("A");
  }

  @Test
  void argumentsAreEvaluatedOnceInOrder() {
    Context context = child();
    AtomicInteger counter = new AtomicInteger();
    context.register(
        FunctionBuilder.function("next").body(call -> (long) counter.incrementAndGet()));

    assertThat(evalIn(context, "[next(), next()] + [next()]")).isEqualTo(eval("[1, 2, 3]"));
    assertThatThrownBy(() -> evalIn(context, "len(next(), next())"))
        .isInstanceOf(ResolutionException.class);
    assertThat(counter).hasValue(3);
  }
}
