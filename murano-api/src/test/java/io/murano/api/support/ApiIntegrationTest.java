package io.murano.api.support;

import io.murano.testkit.NeedsBroker;
import io.murano.testkit.NeedsDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against a running api. All such classes share one application, one database and one
 * virtual host; each begins with an empty database, see {@link ApiExtension}, but for the
 * catalogue, whose tests take {@link Projects} of their own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsBroker
@NeedsDatabase
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ApiSettings.class)
@ExtendWith(ApiExtension.class)
public @interface ApiIntegrationTest {}
