package io.murano.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrintableTextTests {

  /** As in the documentation of {@code StrictHttpFirewall.setAllowedHeaderValues}. */
  private static final Pattern REFERENCE = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

  @Test
  void agreesWithSpringSecurityOnEachCharacter() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      String text = "a" + Character.toString(character) + "z";

      assertThat(PrintableText.isPrintable(text))
          .as("U+%04X", character)
          .isEqualTo(REFERENCE.matcher(text).matches());
    }
  }

  @Test
  void nothingIsPrintable() {
    assertThat(PrintableText.isPrintable("")).isTrue();
  }
}
