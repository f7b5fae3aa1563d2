package io.murano.common.archive;

/** Kind of a package, spelled as in manifests. */
public enum PackageType {
  /** Can be added to an environment. */
  Application,
  /** Only used by other packages. */
  Library
}
