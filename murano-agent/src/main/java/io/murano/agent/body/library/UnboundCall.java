package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.Types;

/** A method called through its type: the receiver is the first argument. Stateless. */
final class UnboundCall {

  private UnboundCall() {}

  static <T> Object on(Class<T> receiver, Method<T> method, String name, Arguments arguments) {
    if (arguments.size() == 0) {
      throw PyError.of("TypeError", "unbound method str.%s() needs an argument".formatted(name));
    }
    Object self = arguments.positional().get(0);
    if (!receiver.isInstance(self)) {
      throw PyError.of(
          "TypeError",
          "descriptor '%s' for 'str' objects doesn't apply to a '%s' object"
              .formatted(name, Types.nameOf(self)));
    }
    Arguments rest =
        new Arguments(arguments.positional().subList(1, arguments.size()), arguments.named());
    return method.call(receiver.cast(self), rest);
  }
}
