package io.murano.conductor.yaql.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTests {

  @Property
  void integerArithmeticNeverOverflows(@ForAll long a, @ForAll long b) {
    BigInteger x = BigInteger.valueOf(a);
    BigInteger y = BigInteger.valueOf(b);

    assertThat(Numbers.add(a, b)).isEqualTo(Numbers.normalize(x.add(y)));
    assertThat(Numbers.subtract(a, b)).isEqualTo(Numbers.normalize(x.subtract(y)));
    assertThat(Numbers.multiply(a, b)).isEqualTo(Numbers.normalize(x.multiply(y)));
    assertThat(Numbers.negate(a)).isEqualTo(Numbers.normalize(x.negate()));
  }

  @Property
  void quotientAndRemainderBelongTogether(@ForAll long a, @ForAll long b) {
    if (b != 0) {
      Object quotient = Numbers.divide(a, b);
      Object remainder = Numbers.modulo(a, b);

      assertThat(Numbers.add(Numbers.multiply(quotient, b), remainder)).isEqualTo(a);
      assertThat(Numbers.sign(remainder)).isIn(0, Long.signum(b));
    }
  }

  @Property
  void equalNumbersHashAlike(@ForAll int value) {
    assertThat(Values.equal((long) value, (double) value)).isTrue();
    assertThat(Values.hash((long) value)).isEqualTo(Values.hash((double) value));
  }

  @Property
  void textOfFloatsReadsBack(@ForAll double value) {
    String text = FloatText.repr(value);

    assertThat(Double.parseDouble(text)).isEqualTo(value);
    assertThat(text.replaceAll("[-.]|e.*", "").replaceAll("^0+", "")).hasSizeLessThanOrEqualTo(17);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1,0.1",
    "1e15,1000000000000000.0",
    "1e16,1e+16",
    "1e-4,0.0001",
    "1e-5,1e-05",
    "-0.0,-0.0",
    "5e-324,5e-324",
    "2e-3,0.002",
    "1.7976931348623157e308,1.7976931348623157e+308",
    "5.684341886080802e-14,5.684341886080802e-14",
    "9007199254740993,9007199254740992.0",
    "2.0E-322,2e-322",
    "1e23,1e+23",
    "123456789012345680,1.2345678901234568e+17"
  })
  void floatsAreWrittenTheShortestWay(double value, String text) {
    assertThat(FloatText.repr(value)).isEqualTo(text);
  }
}
