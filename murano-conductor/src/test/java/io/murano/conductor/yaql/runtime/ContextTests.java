package io.murano.conductor.yaql.runtime;

import static io.murano.conductor.yaql.testing.Yaql.child;
import static io.murano.conductor.yaql.testing.Yaql.evalIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.murano.conductor.yaql.Expression;
import io.murano.conductor.yaql.YaqlDialect;
import io.murano.conductor.yaql.error.ArgumentException;
import io.murano.conductor.yaql.error.ResolutionException;
import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.type.Types;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextTests {

  private static FunctionDefinition constant(String name, Object value) {
    return FunctionBuilder.function(name).body(call -> value);
  }

  @Test
  void readsFallBackToParentsAndWritesStay() {
    Context parent = Context.root(Convention.CAMEL_CASE);
    parent.set("a", 1L);
    Context child = parent.createChild();
    child.set("$b", 2L);

    assertThat(child.get("$a")).isEqualTo(1L);
    assertThat(parent.get("b")).isNull();
    assertThat(child.names()).containsExactly("$b");
  }

  @Test
  void dollarIsTheFirstArgument() {
    Context context = Context.root(Convention.CAMEL_CASE);
    context.set("$", "x");

    assertThat(context.get("$1")).isEqualTo("x");
    assertThat(context.contains("1")).isTrue();
    context.remove("$");
    assertThat(context.get("$")).isNull();
  }

  @Test
  void registrationConvertsNames() {
    Context context = child();
    FunctionBuilder.function("do_it_")
        .param("some_arg", Types.ANY)
        .register(context, c -> c.arg(0));

    assertThat(evalIn(context, "doIt(someArg => 5)")).isEqualTo(5L);
    assertThat(evalIn(context, "doIt_(6)")).isEqualTo(6L);
  }

  @Test
  void functionsRegisteredLaterAreSeenByCallsThatRanBefore() {
    Context outer = child();
    outer.register(constant("f", "old"));
    Context inner = outer.createChild();
    Expression expression = YaqlDialect.DEFAULT.engine().parse("f()");
    assertThat(expression.evaluate(inner)).isEqualTo("old");

    inner.register(constant("f", "new"));

    assertThat(expression.evaluate(inner.createChild())).isEqualTo("new");
    assertThat(expression.evaluate(outer.createChild())).isEqualTo("old");
  }

  @Test
  void unregisteredFunctionsAreGone() {
    Context context = child();
    FunctionDefinition f = constant("f", 1L);
    context.register(f);
    Expression expression = YaqlDialect.DEFAULT.engine().parse("f()");
    assertThat(expression.evaluate(context)).isEqualTo(1L);

    context.unregister(f);

    assertThatThrownBy(() -> expression.evaluate(context))
        .isInstanceOf(ResolutionException.class)
        .hasMessage("Unknown function \"f\"");
  }

  @Test
  void exclusiveFunctionsHideFartherOnes() {
    Context outer = child();
    outer.register(constant("f", 1L));
    Context inner = outer.createChild();
    inner.registerExclusive(
        FunctionBuilder.function("f").param("x", Types.STRING).body(call -> "inner"));

    assertThat(evalIn(inner, "f(a)")).isEqualTo("inner");
    assertThatThrownBy(() -> evalIn(inner, "f()")).hasMessageContaining("No function \"f\"");
  }

  @Test
  void linkedContextsSeeLateRegistrationsOfTheLinkedOne() {
    Context base = child();
    base.register(constant("g", "base"));
    Context type = Context.root(Convention.CAMEL_CASE);
    Context linked = Context.linked(base, type);
    Expression expression = YaqlDialect.DEFAULT.engine().parse("g()");
    assertThat(expression.evaluate(linked)).isEqualTo("base");

    type.register(constant("g", "type"));

    assertThat(expression.evaluate(linked)).isEqualTo("type");
    linked.set("v", 1L);
    assertThat(type.get("v")).isEqualTo(1L);
  }

  @Test
  void multiContextsMergeTheirMembers() {
    Context one = Context.root(Convention.CAMEL_CASE);
    one.set("a", 1L);
    one.register(constant("f", "one"));
    Context two = child();
    two.set("a", 2L);
    two.set("b", 3L);
    two.register(constant("g", "two"));
    Context multi = Context.multi(List.of(one, two));

    assertThat(evalIn(multi, "[$a, $b, f(), g()]")).isEqualTo(evalIn(child(), "[1, 3, one, two]"));
    one.register(constant("h", "late"));
    assertThat(evalIn(multi, "h()")).isEqualTo("late");
  }

  @Test
  void aMethodNeedsAnEagerFirstParameter() {
    FunctionBuilder lazy = FunctionBuilder.method("m").param("x", Types.LAMBDA);

    assertThatThrownBy(() -> lazy.body(call -> null))
        .isInstanceOf(ArgumentException.class)
        .hasMessageContaining("'m' cannot be called as a method");
    assertThatThrownBy(() -> FunctionBuilder.method("n").body(call -> null))
        .isInstanceOf(ArgumentException.class);
  }

  @Test
  void collectingCanBeFiltered() {
    Context outer = child();
    outer.register(constant("f", 1L));
    Context inner = outer.createChild();
    FunctionDefinition near = constant("f", 2L);
    inner.register(near);

    assertThat(inner.collect("f_", false, (fd, holder) -> holder != inner)).hasSize(1);
    assertThat(inner.collect("f", false, (fd, holder) -> true)).hasSize(2);
    assertThat(inner.holds(near)).isTrue();
  }
}
