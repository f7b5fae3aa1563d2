package io.murano.api.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Pins names and defaults of all settings to the table operators read. */
class SettingsTests {

  private static final Path MANUAL = Path.of("..", "docs", "operations-api.md");
  private static final Pattern ROW = Pattern.compile("\\| `(murano\\.[^`]+)` \\| ([^|]+) \\|.*");

  @Test
  void manualTellsEverySettingAndItsDefault() throws Exception {
    Map<String, String> settings = new TreeMap<>();
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    for (BeanDefinition found : scanner.findCandidateComponents("io.murano.api")) {
      Class<?> type = Class.forName(found.getBeanClassName());
      String prefix = type.getAnnotation(ConfigurationProperties.class).value();
      collect(prefix, type, settings);
    }

    assertThat(settings).hasSizeGreaterThan(60);
    assertThat(manual()).containsExactlyInAnyOrderEntriesOf(settings);
  }

  private static Map<String, String> manual() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    for (String line : Files.readAllLines(MANUAL)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        settings.put(row.group(1), row.group(2).strip().replace("`", ""));
      }
    }
    return settings;
  }

  private static void collect(String prefix, Class<?> type, Map<String, String> settings) {
    RecordComponent[] components = type.getRecordComponents();
    for (int index = 0; index < components.length; index++) {
      RecordComponent component = components[index];
      String name = prefix + '.' + DataObjectPropertyName.toDashedForm(component.getName());
      Class<?> element = element(component);
      if (component.getType().isRecord()) {
        collect(name, component.getType(), settings);
      } else if (element.isRecord()) {
        collect(name + "[]", element, settings);
      } else {
        settings.put(name, standard(type, index));
      }
    }
  }

  private static Class<?> element(RecordComponent component) {
    return component.getType() == List.class
            && component.getGenericType() instanceof ParameterizedType list
            && list.getActualTypeArguments()[0] instanceof Class<?> element
        ? element
        : component.getType();
  }

  private static String standard(Class<?> type, int index) {
    DefaultValue value =
        type.getDeclaredConstructors()[0].getParameters()[index].getAnnotation(DefaultValue.class);
    if (value != null) {
      String text = String.join(",", value.value());
      return text.isEmpty() ? "empty" : text;
    }
    return isNullable(type.getRecordComponents()[index].getAnnotatedType()) ? "–" : "required";
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }
}
