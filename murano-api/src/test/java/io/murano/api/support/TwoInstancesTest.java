package io.murano.api.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;

/**
 * A test against two running instances of the api. All such classes share the further one, a {@link
 * SecondApi}, which has the service broker switched on. They run one after another at the end, so
 * that it is started once; it ends before any other class runs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApiIntegrationTest
@Order(Integer.MAX_VALUE)
public @interface TwoInstancesTest {}
