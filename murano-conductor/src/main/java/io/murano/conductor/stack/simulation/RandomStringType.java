package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.ResourceType;
import io.murano.conductor.stack.engine.StackResource;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::RandomString}: its value is made once and stays. */
final class RandomStringType implements ResourceType {

  private static final long MAX_LENGTH = 512;
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final Map<String, String> CLASSES =
      Map.of(
          "lettersdigits",
          LOWER + UPPER + DIGITS,
          "letters",
          LOWER + UPPER,
          "lowercase",
          LOWER,
          "uppercase",
          UPPER,
          "digits",
          DIGITS,
          "hexdigits",
          DIGITS + "ABCDEF",
          "octdigits",
          "01234567");
  private static final String[] CLASS_NAMES = CLASSES.keySet().toArray(String[]::new);

  private static final PropertySchema PROPERTIES =
      PropertySchema.of(
          Property.integer("length").withDefault(32L).atLeast(1),
          Property.string("sequence").oneOf(CLASS_NAMES),
          Property.listOf(
              "character_classes",
              Property.string("class").withDefault("lettersdigits").oneOf(CLASS_NAMES),
              Property.integer("min").withDefault(1L).atLeast(1)),
          Property.listOf(
              "character_sequences",
              Property.string("sequence").required(),
              Property.integer("min").withDefault(1L).atLeast(1)),
          Property.string("salt"));

  private final SecureRandom random = new SecureRandom();

  @Override
  public String name() {
    return "OS::Heat::RandomString";
  }

  @Override
  public PropertySchema properties() {
    return PROPERTIES;
  }

  @Override
  public Set<String> attributes() {
    return Set.of("value");
  }

  @Override
  public ResourceOutcome create(StackResource resource) {
    return new ResourceOutcome(resource.physicalId(), Map.of("value", value(resource)));
  }

  private String value(StackResource resource) {
    int length = (int) number(resource.properties().get("length"));
    if (length > MAX_LENGTH) {
      throw new ResourceException("length %d is more than %d".formatted(length, MAX_LENGTH));
    }
    List<Character> characters = new ArrayList<>();
    StringBuilder alphabet = new StringBuilder();
    for (Map<String, @Nullable Object> part : parts(resource)) {
      String sequence = String.valueOf(part.get("sequence"));
      alphabet.append(sequence);
      for (long i = 0; i < number(part.get("min")); i++) {
        characters.add(pick(sequence));
      }
    }
    if (characters.size() > length) {
      throw new ResourceException(
          "length %d is less than the %d characters required".formatted(length, characters.size()));
    }
    while (characters.size() < length) {
      characters.add(pick(alphabet.toString()));
    }
    Collections.shuffle(characters, random);
    return characters.stream().map(String::valueOf).collect(Collectors.joining());
  }

  private static List<Map<String, @Nullable Object>> parts(StackResource resource) {
    List<Map<String, @Nullable Object>> parts = new ArrayList<>();
    String oldStyle = resource.text("sequence");
    if (oldStyle != null) {
      parts.add(part(oldStyle, 1L));
      return parts;
    }
    for (Map<String, @Nullable Object> item : resource.maps("character_classes")) {
      parts.add(part(String.valueOf(item.get("class")), number(item.get("min"))));
    }
    parts.addAll(resource.maps("character_sequences"));
    return parts.isEmpty() ? List.of(part("lettersdigits", 1L)) : parts;
  }

  private static Map<String, @Nullable Object> part(String characterClass, long min) {
    return Map.of("sequence", CLASSES.getOrDefault(characterClass, LOWER), "min", min);
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }

  private char pick(String sequence) {
    if (sequence.isEmpty()) {
      throw new ResourceException("A character sequence is empty");
    }
    return sequence.charAt(random.nextInt(sequence.length()));
  }

  @Override
  public void delete(StackResource resource) {}

  @Override
  public Object reference(StackResource resource) {
    Object value = resource.state().get("value");
    return value == null ? resource.physicalId() : value;
  }

  @Override
  public @Nullable Object attribute(StackResource resource, String attribute) {
    return attribute.equals("show") ? resource.state() : resource.state().get(attribute);
  }
}
