package io.murano.conductor.stack.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** A configuration that counts only if some region uses the provider. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnProviderCondition.class)
public @interface ConditionalOnProvider {

  /** Returns the name of the provider. */
  String value();
}
