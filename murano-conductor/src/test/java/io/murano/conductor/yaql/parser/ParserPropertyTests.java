package io.murano.conductor.yaql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.conductor.yaql.YaqlDialect;
import io.murano.conductor.yaql.error.YaqlParsingException;
import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.testing.ExpressionArbitraries;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for every input. */
class ParserPropertyTests {

  @Property(tries = 3000)
  void arbitraryTextNeverFailsOtherwiseThanByTheParsersOwnException(
      @ForAll("text") String text, @ForAll YaqlDialect dialect) {
    try {
      Parser.parse(text, dialect.engine().grammar());
    } catch (YaqlParsingException e) {
      assertThat(e.position()).isNotNull();
      assertThat(e.position().caret()).contains("^");
    }
  }

  @Provide
  Arbitrary<String> text() {
    Arbitrary<String> fragments =
        Arbitraries.of(
            "$", "$x", ".", "?.", "a", "f(", "(", ")", "[", "]", "{", "}", ",", "=>", "->", "1",
            "1.5", "'", "\"", "`", "\\", "'\\x", "'\\N{", "'\\u", " ", "\n", "not ", " mod ",
            " in ", "is", ":", "-", "=", "é", "½", "😀", "\uD800", "__", "true", "null", "@");
    Arbitrary<String> built = fragments.list().ofMaxSize(20).map(list -> String.join("", list));
    return Arbitraries.oneOf(built, Arbitraries.strings().ofMaxLength(30));
  }

  @Property(tries = 2000)
  void textOfATreeParsesToTheSameTree(@ForAll("expressions") String expression) {
    Grammar grammar = YaqlDialect.DEFAULT.engine().grammar();
    Node tree = Parser.parse(expression, grammar);

    Node again = Parser.parse(tree.toString(), grammar);

    assertThat(TreeShape.of(again)).isEqualTo(TreeShape.of(tree));
  }

  @Provide
  Arbitrary<String> expressions() {
    return ExpressionArbitraries.expressions();
  }
}
