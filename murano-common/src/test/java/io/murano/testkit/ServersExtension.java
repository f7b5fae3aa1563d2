package io.murano.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands brokers and databases to test classes and starts again what a test left stopped. */
final class ServersExtension implements AfterEachCallback, ParameterResolver {

  @Override
  public void afterEach(ExtensionContext context) {
    TestBroker.startIfStopped();
    TestDatabase.startIfStopped();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestBroker.class || type == TestDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    return parameter.getParameter().getType() == TestBroker.class
        ? TestBroker.of(testClass)
        : TestDatabase.of(testClass);
  }
}
