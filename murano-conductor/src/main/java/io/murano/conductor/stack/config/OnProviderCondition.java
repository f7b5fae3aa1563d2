package io.murano.conductor.stack.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Finds out whether the configuration names a provider. */
final class OnProviderCondition extends SpringBootCondition {

  private static final String PREFIX = "murano.conductor.provider";

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    Map<String, @Nullable Object> attributes =
        metadata.getAnnotationAttributes(ConditionalOnProvider.class.getName());
    String wanted = attributes == null ? "" : String.valueOf(attributes.get("value"));
    Binder binder = Binder.get(context.getEnvironment());
    String defaultProvider =
        binder.bind(PREFIX + ".default-provider", String.class).orElse("local");
    Map<String, String> regions =
        binder
            .bind(PREFIX + ".regions", Bindable.mapOf(String.class, String.class))
            .orElse(Map.of());
    boolean used = wanted.equals(defaultProvider) || regions.containsValue(wanted);
    return new ConditionOutcome(
        used,
        ConditionMessage.forCondition(ConditionalOnProvider.class)
            .because("provider '%s' is %s".formatted(wanted, used ? "used" : "not used")));
  }
}
