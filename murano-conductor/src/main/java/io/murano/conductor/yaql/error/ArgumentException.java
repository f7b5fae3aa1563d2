package io.murano.conductor.yaql.error;

/** An argument, a mapping or a definition cannot be used the way it is written. */
public final class ArgumentException extends YaqlEvaluationException {

  private static final long serialVersionUID = 1L;

  private ArgumentException(String name, String message) {
    super(name, message);
  }

  /** A conversion refused the value of the named parameter. */
  public static ArgumentException invalid(String parameter) {
    return new ArgumentException("ArgumentException", "Invalid argument " + parameter);
  }

  /** A conversion refuses a value; the caller knows the parameter's name. */
  public static ArgumentException invalidValue() {
    return new ArgumentException("ArgumentValueException", "");
  }

  /** The left side of a pair is not a bare word, or a name is given twice. */
  public static ArgumentException mappingTranslation() {
    return new ArgumentException(
        "MappingTranslationException", "Cannot convert mapping to keyword argument");
  }

  /** A method definition lacks an eager first parameter to take the receiver. */
  public static ArgumentException invalidMethod(String function) {
    return new ArgumentException(
        "InvalidMethodException", "Function '" + function + "' cannot be called as a method");
  }

  /** A parameter is described twice. */
  public static ArgumentException duplicateParameter(String function, String parameter) {
    return new ArgumentException(
        "DuplicateParameterDecoratorException",
        "Function '%s' has multiple decorators for parameter '%s'".formatted(function, parameter));
  }

  /** A described parameter does not exist. */
  public static ArgumentException noParameter(String function, String parameter) {
    return new ArgumentException(
        "NoParameterFoundException",
        "Function '%s' has no parameter called '%s'".formatted(function, parameter));
  }

  /** An operator is listed twice with the same arity. */
  public static ArgumentException invalidOperatorTable(String operator) {
    return new ArgumentException(
        "InvalidOperatorTableException",
        "Invalid records in operator table for operator '" + operator + "'");
  }

  @Override
  protected boolean definedByYaql() {
    return true;
  }
}
