package io.murano.conductor.muranopl.type;

import java.util.Set;

/**
 * What makes a class a metadata class.
 *
 * @param many whether several instances may be attached to one thing
 * @param targets what instances may be attached to
 * @param inherited whether descendants have the instances too
 */
public record MetaTraits(boolean many, Set<MetaTarget> targets, boolean inherited) {

  /** Copies the targets. */
  public MetaTraits {
    targets = Set.copyOf(targets);
  }
}
