package io.murano.conductor.muranopl.error;

import io.murano.common.error.ErrorCode;
import io.murano.conductor.yaql.error.YaqlEvaluationException;
import org.jspecify.annotations.Nullable;

/**
 * An error raised by the language runtime itself. Package code sees it under {@link #pythonName()},
 * the name the original gives it (contract muranopl §3.6).
 */
public class DslException extends YaqlEvaluationException {

  private static final long serialVersionUID = 1L;

  private static final String MODULE = "murano.dsl.exceptions.";

  DslException(String simpleName, String message) {
    super(MODULE + simpleName, message);
  }

  DslException(String simpleName, String message, @Nullable Throwable cause) {
    super(ErrorCode.PACKAGE_CODE, MODULE + simpleName, message, cause);
  }

  /** A declaration or statement has the wrong shape. */
  public static DslException syntax(String message) {
    return new DslException("DslSyntaxError", message);
  }

  /** A contract has the wrong shape. */
  public static DslException contractSyntax(String message) {
    return new DslException("DslContractSyntaxError", message);
  }

  /** A statement cannot be used here. */
  public static DslException invalidOperation(String message) {
    return new DslException("DslInvalidOperationError", message);
  }

  /** No such method. */
  public static DslException noMethod(String name) {
    return new DslException("NoMethodFound", "Method \"" + name + "\" is not found");
  }

  /** Several unrelated parents declare the method. */
  public static DslException ambiguousMethod(String name) {
    return new DslException("AmbiguousMethodName", "Found more than one method \"" + name + "\"");
  }

  /** The method exists but may not be called from outside. */
  public static DslException notExposed(String name) {
    return new DslException("MethodNotExposed", name + " is not an action");
  }

  /** No such property. */
  public static DslException noProperty(String name) {
    return new DslException("NoPropertyFound", "Property \"" + name + "\" is not found");
  }

  /** Several unrelated parents declare the property. */
  public static DslException ambiguousProperty(String name) {
    return new DslException(
        "AmbiguousPropertyNameError", "Found more than one property \"" + name + "\"");
  }

  /** The property is not visible to the code that reads it. */
  public static DslException propertyRead(String name, String className) {
    return new DslException(
        "PropertyReadError",
        "Property \"%s\" in class \"%s\" cannot be read".formatted(name, className));
  }

  /** The property is not visible to the code that writes it. */
  public static DslException propertyWrite(String name, String className) {
    return new DslException(
        "PropertyWriteError",
        "Property \"%s\" in class \"%s\" cannot be written".formatted(name, className));
  }

  /** The property may not be changed by the code that writes it. */
  public static DslException noWriteAccess(String name) {
    return new DslException(
        "NoWriteAccessError", "Property \"" + name + "\" is immutable to the caller");
  }

  /** An id in a model or argument belongs to no object. */
  public static DslException noObject(String id) {
    return new DslException(
        "NoObjectFoundError", "Object \"" + id + "\" is not found in object store");
  }

  /** A method of a destroyed object is called. */
  public static DslException objectDestroyed(String object) {
    return new DslException("ObjectDestroyedError", "Object " + object + " is already destroyed");
  }

  /** Default values depend on each other. */
  public static DslException circularDependencies() {
    return new DslException("CircularExpressionDependenciesError", "");
  }

  /** The left side of an assignment is not assignable. */
  public static DslException invalidTarget(String expression) {
    return new DslException(
        "InvalidLhsTargetError", "Invalid assignment target \"" + expression + "\"");
  }

  /** A class extends something it may not extend. */
  public static DslException invalidInheritance(String message) {
    return new DslException("InvalidInheritanceError", message);
  }
}
