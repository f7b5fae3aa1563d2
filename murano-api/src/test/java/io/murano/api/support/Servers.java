package io.murano.api.support;

import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;

/** The servers that all api tests share. */
public final class Servers {

  private Servers() {}

  /** Returns the broker. */
  public static TestBroker broker() {
    return TestBroker.of(ApiSettings.OWNER);
  }

  /** Returns the database. */
  public static TestDatabase database() {
    return TestDatabase.of(ApiSettings.OWNER);
  }
}
