package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.Finalizer;
import io.murano.conductor.muranopl.object.OpenValue;
import io.murano.conductor.muranopl.type.Contract;
import io.murano.conductor.muranopl.type.ContractScope;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.NoValue;
import org.jspecify.annotations.Nullable;

/** A contract read from a class file. */
final class DeclaredContract implements Contract {

  private final @Nullable Object declaration;
  private final ContractShape shape;
  private final Context functions;

  DeclaredContract(@Nullable Object declaration, Context functions) {
    this.declaration = declaration;
    this.shape = ContractShape.of(declaration);
    this.functions = functions;
  }

  @Override
  public @Nullable Object apply(Mode mode, @Nullable Object value, ContractScope scope) {
    Object data =
        value == NoValue.INSTANCE ? scope.defaultValue().evaluate(scope.context()) : value;
    if (data instanceof OpenValue) {
      return data;
    }
    ContractCall call = new ContractCall(mode, scope);
    if (shape instanceof ContractShape.Simple simple) {
      return Finalizer.freeze(simple.apply(data, call), scope.context());
    }
    Frame outer = Frame.of(scope.context());
    Frame frame =
        Frame.builder(outer.execution()).namesScope(outer.namesScope()).attach(call).build();
    Context context = functions.createChild(frame);
    context.set("$this", scope.thisValue());
    context.set("$owner", scope.owner());
    return shape.map(data, context, "");
  }

  @Override
  public @Nullable Object declaration() {
    return declaration;
  }
}
