package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.value.YaqlDict;

/** Values an administrator gave to properties of classes (contract muranopl §2.3). */
@FunctionalInterface
public interface ClassConfigurations {

  /** Returns property name → value; empty if the class is not configured. */
  YaqlDict of(MuranoClass type);
}
