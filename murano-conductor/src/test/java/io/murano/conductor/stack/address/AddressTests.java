package io.murano.conductor.stack.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTests {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "fd00:0:0:0:0:0:0:1, fd00::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:DB8::, 2001:db8::",
    "1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0",
    "::ffff:10.0.0.1, ::ffff:a00:1"
  })
  void hasItsUsualText(String given, String text) {
    assertThat(IpAddress.parse(given).orElseThrow()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0", "10.0.0.256", "host", "1.2.3.4.5", "fd00::g", ":", "1::2::3"})
  void refusesOtherTexts(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.7.9/24, 10.0.7.0/24, 10.0.7.255",
    "10.0.0.0/8, 10.0.0.0/8, 10.255.255.255",
    "10.0.0.1/32, 10.0.0.1/32, 10.0.0.1",
    "0.0.0.0/0, 0.0.0.0/0, 255.255.255.255",
    "fd00::5/64, fd00::/64, fd00::ffff:ffff:ffff:ffff"
  })
  void blocksHaveAFirstAndALastAddress(String given, String text, String last) {
    Cidr block = Cidr.parse(given).orElseThrow();

    assertThat(block).hasToString(text);
    assertThat(block.last()).hasToString(last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/x", "/8", "fd00::/129"})
  void refusesOtherBlocks(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }

  @Test
  void tellsWhetherBlocksOverlap() {
    Cidr block = Cidr.parse("10.0.0.0/16").orElseThrow();

    assertThat(block.overlaps(Cidr.parse("10.0.7.0/24").orElseThrow())).isTrue();
    assertThat(block.overlaps(Cidr.parse("10.0.0.0/8").orElseThrow())).isTrue();
    assertThat(block.overlaps(Cidr.parse("10.1.0.0/24").orElseThrow())).isFalse();
    assertThat(block.overlaps(Cidr.parse("fd00::/16").orElseThrow())).isFalse();
  }
}
