package io.murano.conductor.yaql.library.time;

import static io.murano.conductor.yaql.testing.Yaql.eval;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.murano.conductor.yaql.error.YaqlException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies beyond the years 1 to 9999, or the longest time span, is an error of the language. */
class TimeRangeTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "datetime(9999, 12, 31) + timespan(days => 1) | OverflowError",
        "datetime(1, 1, 1) - timespan(microseconds => 1) | OverflowError",
        "datetime(9999, 12, 31) + timespan(days => 999999999) | OverflowError",
        "datetime(1000000000, 1, 1) | ValueError",
        "datetime(99999999999999999999999, 1, 1) | OverflowError",
        "datetime(2000, 1, 1).replace(year => 1000000000) | ValueError",
        "datetime(31556889864403200) | ValueError",
        "datetime(9223372036854775807) | OSError",
        "datetime(92233720368547758070) | OverflowError",
        "datetime(0, offset => timespan(days => 999999999)) | OverflowError",
        "now(timespan(days => -999999999)) | OverflowError",
        "datetime(1, 1, 1, offset => timespan(hours => 12)).utc | OverflowError",
        "datetime(9999, 12, 31, 23, offset => timespan(hours => -12)).timestamp | OverflowError",
        "timespan(days => 1000000000) | OverflowError",
        "timespan(days => 999999999) + timespan(days => 1) | OverflowError",
        "timespan(seconds => 1) * 99999999999999999999 | OverflowError",
        "-timespan(days => 999999999, microseconds => 1) | OverflowError",
      })
  void valueOutOfRangeIsRefused(String expression, String error) {
    assertRefused(expression, error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1000000000-01-01 | dateutil.parser._parser.ParserError",
        "Feb 1000000000 | dateutil.parser._parser.ParserError",
        "Feb 2147483647 | dateutil.parser._parser.ParserError",
        "Feb 2147483648 | OverflowError",
        "99999999999999999999 | OverflowError",
      })
  void textOutOfRangeIsRefused(String text, String error) {
    assertRefused("datetime('%s')".formatted(text), error);
  }

  @ParameterizedTest
  @CsvSource({
    "9999 366, %Y %j",
    "0000 001, %Y %j",
    "9999 53 Sun, %Y %U %a",
    "0000 53 Sun, %Y %U %a",
    "9999 53 Sun, %Y %W %a",
    "9999 53 Sun, %G %V %a",
    "0000 53 7, %G %V %u",
    "0001 0 1, %G %V %u",
  })
  void patternOutOfRangeIsRefused(String text, String format) {
    assertRefused("datetime('%s', '%s')".formatted(text, format), "ValueError");
  }

  @ParameterizedTest
  @CsvSource({
    "2020 0 1, 2019-12-23",
    "2021 53 1, 2022-01-03",
    "2020 53 7, 2021-01-03",
    "0001 1 1, 0001-01-01",
    "9999 52 5, 9999-12-31"
  })
  void isoWeeksCountOnBeyondTheYear(String text, String date) {
    assertThat(eval("datetime('%s', '%%G %%V %%u').format('%%F')".formatted(text)))
        .isEqualTo(date.replaceFirst("^0+", ""));
  }

  private static void assertRefused(String expression, String error) {
    assertThatThrownBy(() -> eval(expression))
        .asInstanceOf(InstanceOfAssertFactories.throwable(YaqlException.class))
        .extracting(YaqlException::errorName)
        .isEqualTo(error);
  }
}
