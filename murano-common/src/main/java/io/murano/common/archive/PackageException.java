package io.murano.common.archive;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A package cannot be used. The message lists every finding that made it unusable, each with file,
 * line and column where there are any.
 */
public final class PackageException extends MuranoException {

  private static final long serialVersionUID = 1L;

  private final transient List<PackageFinding> findings;

  PackageException(List<PackageFinding> findings) {
    this(findings, null);
  }

  PackageException(List<PackageFinding> findings, @Nullable Throwable cause) {
    super(
        ErrorCode.INVALID_PACKAGE,
        findings.stream().map(PackageException::describe).collect(Collectors.joining("; ")),
        cause);
    this.findings = List.copyOf(findings);
  }

  static PackageException fatal(@Nullable String file, String message) {
    return new PackageException(List.of(fatalFinding(file, message)));
  }

  static PackageException fatal(@Nullable String file, String message, Throwable cause) {
    return new PackageException(List.of(fatalFinding(file, message)), cause);
  }

  private static PackageFinding fatalFinding(@Nullable String file, String message) {
    return new PackageFinding(PackageFinding.Severity.FATAL, file, null, message);
  }

  /** Returns the findings that made the package unusable; never empty. */
  public List<PackageFinding> findings() {
    return findings;
  }

  private static String describe(PackageFinding finding) {
    if (finding.file() == null) {
      return finding.message();
    }
    return finding.position() == null
        ? finding.file() + ": " + finding.message()
        : finding.file() + ":" + finding.position() + ": " + finding.message();
  }
}
