package io.murano.conductor.muranopl.error;

/** A value does not satisfy a contract. */
public final class ContractViolationException extends DslException {

  private static final long serialVersionUID = 1L;

  private final String path;

  private ContractViolationException(
      String message, String path, ContractViolationException cause) {
    super("ContractViolationException", message, cause);
    this.path = path;
  }

  /** Creates a violation whose place inside the value is not known yet. */
  public ContractViolationException(String message) {
    super("ContractViolationException", message);
    this.path = "";
  }

  /** Returns the place inside the value, such as {@code [0]['key']}; empty for the value itself. */
  public String path() {
    return path;
  }

  /** Returns this violation at a place inside the value. */
  public ContractViolationException at(String place) {
    return new ContractViolationException(reason(), place, this);
  }

  /**
   * Returns this violation with the property or argument it belongs to in front of the reason.
   *
   * @param subject for instance {@code ns.Class.property}
   * @param closing text behind the path, {@code )} for arguments
   */
  public ContractViolationException of(String subject, String closing) {
    return new ContractViolationException(
        "[" + subject + path + closing + "] " + reason(), "", this);
  }

  private String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
