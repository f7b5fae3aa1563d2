package io.murano.api.identity.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link TokenCodec}. */
class TokenCodecTests {

  private static final LocalToken TOKEN =
      new LocalToken("a1", "u1", "p1", List.of("password"), 1000, 4600);

  private final TokenCodec codec = codec("0123456789abcdef0123456789abcdef");

  @Test
  void readsWhatItWrote() {
    assertThat(codec.decode(codec.encode(TOKEN))).contains(TOKEN);
  }

  @Test
  void refusesAnotherKey() {
    assertThat(codec("another key of thirty-two letters").decode(codec.encode(TOKEN))).isEmpty();
  }

  @Test
  void refusesEveryChangedCharacter() {
    String text = codec.encode(TOKEN);
    for (int i = 0; i < text.length() - 1; i++) {
      char changed = text.charAt(i) == 'A' ? 'B' : 'A';
      String forged = text.substring(0, i) + changed + text.substring(i + 1);

      assertThat(codec.decode(forged)).as("character %d", i).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "mt1.", "mt1..", "mt1.a.b", "gAAAAABfernet", "mt1.%%%.%%%"})
  void refusesWhatIsNoToken(String text) {
    assertThat(codec.decode(text)).isEmpty();
  }

  private static TokenCodec codec(String key) {
    return new TokenCodec(key.getBytes(StandardCharsets.UTF_8));
  }
}
