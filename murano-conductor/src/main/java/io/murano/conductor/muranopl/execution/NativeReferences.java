package io.murano.conductor.muranopl.execution;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Implemented by native parts of objects that hold on to other objects. */
public interface NativeReferences {

  /** Hands over every value that must stay alive as long as this native part is reachable. */
  void visitReferences(Consumer<@Nullable Object> visitor);
}
