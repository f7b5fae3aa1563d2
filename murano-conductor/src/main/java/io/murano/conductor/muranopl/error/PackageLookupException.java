package io.murano.conductor.muranopl.error;

/** No package of the wanted name or with the wanted class exists in an acceptable version. */
public final class PackageLookupException extends DslException {

  private static final long serialVersionUID = 1L;

  private PackageLookupException(String simpleName, String message) {
    super(simpleName, message);
  }

  /** The package is missing. */
  public static PackageLookupException noPackage(String name) {
    return new PackageLookupException("NoPackageFound", "Package \"" + name + "\" is not found");
  }

  /** No package has the class. */
  public static PackageLookupException noPackageForClass(String className) {
    return new PackageLookupException(
        "NoPackageForClassFound", "Package for class \"" + className + "\" is not found");
  }
}
