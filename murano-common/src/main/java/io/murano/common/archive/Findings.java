package io.murano.common.archive;

import io.murano.common.archive.PackageFinding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Collects findings in the order they are met; at most {@value #MAX}, the rest is counted. */
final class Findings {

  static final int MAX = 500;

  private final List<PackageFinding> list = new ArrayList<>();
  private int dropped;

  void fatal(String file, @Nullable Node at, String message) {
    add(Severity.FATAL, file, at, message);
  }

  void error(String file, @Nullable Node at, String message) {
    add(Severity.ERROR, file, at, message);
  }

  void warning(@Nullable String file, @Nullable Node at, String message) {
    add(Severity.WARNING, file, at, message);
  }

  void add(Severity severity, @Nullable String file, @Nullable Node at, String message) {
    SourcePosition position = at == null ? null : SourcePosition.of(at.getStartMark());
    add(new PackageFinding(severity, file, position, message));
  }

  void add(PackageFinding finding) {
    if (list.size() < MAX) {
      list.add(finding);
    } else {
      dropped++;
    }
  }

  void addAll(List<PackageFinding> findings) {
    findings.forEach(this::add);
  }

  void throwIfFatal() {
    List<PackageFinding> fatal =
        list.stream().filter(finding -> finding.severity() == Severity.FATAL).toList();
    if (!fatal.isEmpty()) {
      throw new PackageException(fatal);
    }
  }

  List<PackageFinding> toList() {
    if (dropped == 0) {
      return List.copyOf(list);
    }
    List<PackageFinding> all = new ArrayList<>(list);
    all.add(new PackageFinding(Severity.WARNING, null, null, dropped + " more findings left out"));
    return List.copyOf(all);
  }
}
