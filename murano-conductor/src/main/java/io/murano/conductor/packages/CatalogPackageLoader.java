package io.murano.conductor.packages;

import io.murano.common.error.ErrorCode;
import io.murano.conductor.http.RemoteServiceException;
import io.murano.conductor.identity.Tokens;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageLoader;
import io.murano.conductor.muranopl.version.SemanticVersion;
import io.murano.conductor.muranopl.version.VersionSpec;
import io.murano.conductor.packages.CatalogClient.Criterion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds packages for one execution in the catalogue: those of the project before public ones before
 * others, then the highest version (contract muranopl §1.7). What was found stays the same for the
 * whole execution. Confined to one thread at a time.
 */
final class CatalogPackageLoader implements PackageLoader {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogPackageLoader.class);

  private final CatalogClient catalog;
  private final PackageCache cache;
  private final String projectId;
  private final Tokens tokens;
  private final Map<Question, Optional<PackageFiles>> answers = new HashMap<>();

  private record Question(Criterion criterion, String name, VersionSpec versions) {}

  private record Candidate(CatalogPackage listed, SemanticVersion version) {}

  CatalogPackageLoader(CatalogClient catalog, PackageCache cache, String projectId, Tokens tokens) {
    this.catalog = catalog;
    this.cache = cache;
    this.projectId = projectId;
    this.tokens = tokens;
  }

  @Override
  public Optional<PackageFiles> findPackage(String fullName, VersionSpec versions) {
    return find(new Question(Criterion.FULL_NAME, fullName, versions));
  }

  @Override
  public Optional<PackageFiles> findPackageOfClass(String className, VersionSpec versions) {
    return find(new Question(Criterion.CLASS_NAME, className, versions));
  }

  private Optional<PackageFiles> find(Question question) {
    Optional<PackageFiles> known = answers.get(question);
    if (known != null) {
      return known;
    }
    try {
      Optional<PackageFiles> found = ask(question);
      answers.put(question, found);
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RemoteServiceException(
          ErrorCode.CANCELLED, "The search for " + question.name() + " was interrupted", e);
    }
  }

  private Optional<PackageFiles> ask(Question question) throws InterruptedException {
    List<CatalogPackage> listed =
        catalog.search(question.criterion(), question.name(), question.versions(), tokens);
    Comparator<CatalogPackage> byRank =
        Comparator.comparingInt(candidate -> candidate.rank(projectId));
    Candidate best = null;
    for (CatalogPackage candidate : listed.stream().sorted(byRank).toList()) {
      if (best != null && candidate.rank(projectId) > best.listed().rank(projectId)) {
        break;
      }
      SemanticVersion version = versionOf(candidate);
      if (acceptable(candidate, version, question)
          && (best == null || version.compareTo(best.version()) > 0)) {
        best = new Candidate(candidate, version);
      }
    }
    return best == null ? Optional.empty() : Optional.of(cache.get(best.listed(), tokens));
  }

  /** A catalogue that keeps one version of a name does not tell it: the package itself does. */
  private SemanticVersion versionOf(CatalogPackage candidate) throws InterruptedException {
    SemanticVersion version = candidate.version();
    return version == null ? cache.get(candidate, tokens).version() : version;
  }

  /**
   * Decides about a version. A catalogue that keeps one version of a name ignores what is asked
   * for, and its answer counts, as it did in the original.
   */
  private static boolean acceptable(
      CatalogPackage candidate, SemanticVersion version, Question question) {
    if (question.versions().matches(version)) {
      return true;
    }
    if (candidate.version() != null) {
      return false;
    }
    LOG.info(
        "{} {} is used although {} was asked for: the catalogue has no other",
        candidate.fullName(),
        version,
        question.versions());
    return true;
  }
}
