package io.murano.conductor.muranopl.expression;

import io.murano.conductor.muranopl.packaging.RuntimeVersion;
import io.murano.conductor.yaql.YaqlDialect;

/** Which expression language packages are written in. */
public final class Dialects {

  private Dialects() {}

  /** Returns the expression language of packages of a runtime version. */
  public static YaqlDialect of(RuntimeVersion version) {
    return version.isLegacy() ? YaqlDialect.MURANO10 : YaqlDialect.MURANO;
  }
}
