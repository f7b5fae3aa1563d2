package io.murano.conductor.yaql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.murano.conductor.yaql.error.SourcePosition;
import io.murano.conductor.yaql.error.YaqlParsingException;
import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.parser.Grammar.Limits;
import io.murano.conductor.yaql.parser.OperatorTable.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTests {

  private static final Grammar STANDARD = Grammar.standard();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1 2 @|YaqlGrammarException|1|3|1",
        "1 + @|YaqlLexicalException|1|5|1",
        "[1, 2|YaqlGrammarException|1|6|0",
        "f(1,)|YaqlGrammarException|1|5|1",
        "f(,)|YaqlGrammarException|1|4|1",
        "f(, a => 1)|YaqlGrammarException|1|7|2",
        "f(a => 1, 2)|YaqlGrammarException|1|12|1",
        "a => b|YaqlGrammarException|1|3|2",
        "__x|YaqlLexicalException|1|1|1",
        "1a|YaqlLexicalException|1|1|1",
        "'abc|YaqlLexicalException|1|1|1",
        "1 not 2|YaqlGrammarException|1|3|3",
        "😀|YaqlLexicalException|1|1|1",
        "'😀' + )|YaqlGrammarException|1|7|1",
        "'\\u12zz'|UnicodeDecodeError|1|1|8",
      })
  void errorsSayWhereTheyAre(String source, String name, int line, int column, int width) {
    YaqlParsingException error =
        catchThrowableOfType(YaqlParsingException.class, () -> Parser.parse(source, STANDARD));

    SourcePosition position = error.position();
    assertThat(error.errorName()).isEqualTo(name);
    assertThat(position.line()).isEqualTo(line);
    assertThat(position.column()).isEqualTo(column);
    assertThat(source.codePointCount(position.start(), position.end())).isEqualTo(width);
  }

  @Test
  void positionsCountLines() {
    YaqlParsingException error =
        catchThrowableOfType(
            YaqlParsingException.class, () -> Parser.parse("[1,\n  2 +\n\t]", STANDARD));

    assertThat(error.position().toString()).isEqualTo("3:2");
    assertThat(error.position().caret()).isEqualTo("\t]" + System.lineSeparator() + "\t^");
  }

  @Test
  void messagesAreThoseOfTheOriginal() {
    assertThatThrownBy(() -> Parser.parse("1 2", STANDARD))
        .hasMessage("Parse error: unexpected '2' at position 2 of expression '1 2'");
    assertThatThrownBy(() -> Parser.parse("1 +", STANDARD))
        .hasMessage("Parse error: unexpected end of statement");
    assertThatThrownBy(() -> Parser.parse("1 # 2", STANDARD))
        .hasMessage("Lexical error: illegal character '#' at position 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 2 * 3 - -4",
        "not a and b or c = d",
        "$.foo?.bar[1, 2].baz(x, y => z)",
        "let(a => 1) -> $a -> f()",
        "[1, , 2].g(, x)",
        "{a => 1, 'b c' => [2], 3 => {}}",
        "'it\\'s' + \"x\" + `\\d`",
        "(a).b.(c)",
        "- + not 1",
        "a mod b in c",
        "1.0 + 100000000000000000000",
      })
  void textOfATreeParsesToTheSameTree(String source) {
    Node tree = Parser.parse(source, STANDARD);

    String text = tree.toString();

    assertThat(Parser.parse(text, STANDARD).toString()).isEqualTo(text);
  }

  @Test
  void callsOfValuesBindLoosest() {
    Grammar delegates = STANDARD.withDelegates(true);

    Node tree = Parser.parse("1 + $f(2)", delegates);

    assertThat(tree).isInstanceOf(Node.Invoke.class);
    assertThatThrownBy(() -> Parser.parse("$f(2)", STANDARD))
        .isInstanceOf(YaqlParsingException.class);
  }

  @Test
  void operatorsCanBeAdded() {
    OperatorTable table =
        OperatorTable.standard()
            .withBeside(">", new Operator("is", OperatorKind.BINARY_LEFT, null))
            .withTightest(new Operator("!", OperatorKind.SUFFIX, "factorial"));
    Grammar grammar = STANDARD.withOperators(table);

    Node tree = Parser.parse("a + b! is c", grammar);

    assertThat(tree).isInstanceOf(Node.Binary.class);
    assertThat(((Node.Binary) tree).operator()).isEqualTo("is");
    assertThat(tree.toString()).isEqualTo("a + b ! is c");
  }

  @Test
  void anOperatorCannotBeListedTwice() {
    OperatorTable table = OperatorTable.standard();

    assertThatThrownBy(
            () -> table.withBeside("or", new Operator("and", OperatorKind.BINARY_LEFT, null)))
        .hasMessageContaining("operator table");
  }

  @Test
  void lengthAndDepthAreLimited() {
    Grammar small = STANDARD.withLimits(new Limits(40, 10));

    assertThatThrownBy(() -> Parser.parse("1".repeat(41), small))
        .isInstanceOf(YaqlParsingException.class)
        .hasMessageContaining("expression length exceeds the limit of 40");
    assertThatThrownBy(() -> Parser.parse("(".repeat(12) + "1" + ")".repeat(12), small))
        .isInstanceOf(YaqlParsingException.class)
        .hasMessageContaining("nesting depth exceeds the limit of 10");
    assertThatThrownBy(() -> Parser.parse("1" + "+1".repeat(12), small))
        .hasMessageContaining("nesting depth");
  }

  @Test
  void deepNestingFitsIntoAnOrdinaryStack() {
    int depth = Limits.DEFAULT.depth() - 5;

    Node tree = Parser.parse("[".repeat(depth) + "]".repeat(depth), STANDARD);

    assertThat(tree.toString()).hasSize(2 * depth);
  }
}
