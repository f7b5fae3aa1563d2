package io.murano.conductor.muranopl.yaml;

import org.jspecify.annotations.Nullable;

/** Decides which plain scalars are expressions, and makes them. */
public interface ScalarExpressions {

  /** Treats every scalar as data. */
  ScalarExpressions NONE =
      new ScalarExpressions() {
        @Override
        public @Nullable Object tryParse(String text, SourceSpan span) {
          return null;
        }

        @Override
        public @Nullable Object parse(String text, SourceSpan span) {
          throw new YamlSyntaxException(
              "yaml.constructor.ConstructorError",
              "could not determine a constructor for the tag '!yaql'",
              span);
        }
      };

  /** Returns the expression a plain scalar stands for, or null if it is plain text. */
  @Nullable Object tryParse(String text, SourceSpan span);

  /**
   * Returns the expression of a scalar that is tagged as one.
   *
   * @throws RuntimeException if the text is not an expression
   */
  @Nullable Object parse(String text, SourceSpan span);
}
