package io.murano.conductor.packages;

import io.murano.common.archive.ArchiveLimits;
import io.murano.conductor.http.RetryingHttp;
import io.murano.conductor.identity.ServiceUser;
import io.murano.conductor.identity.ServiceUserProperties;
import io.murano.conductor.identity.UserDirectory;
import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageFolders;
import io.murano.conductor.process.ConductorThreads;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the catalogue, its cache, and the identity service that opens it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PackagesProperties.class, ServiceUserProperties.class})
class PackagesConfiguration {

  private static final int TIDY_HOURS = 6;

  @Bean
  RetryingHttp retryingHttp(PackagesProperties properties) {
    return new RetryingHttp(properties.timeout(), properties.patience());
  }

  @Bean
  ServiceUser serviceUser(
      RetryingHttp http, ServiceUserProperties user, PackagesProperties packages, Clock clock) {
    return new ServiceUser(http, identity(user, packages), user, clock);
  }

  @Bean
  UserDirectory userDirectory(
      RetryingHttp http, ServiceUserProperties user, PackagesProperties packages) {
    return new UserDirectory(http, identity(user, packages));
  }

  /** The api with local identity serves as the identity service, too. */
  private static URI identity(ServiceUserProperties user, PackagesProperties packages) {
    URI own = user.url();
    return own == null ? packages.url() : own;
  }

  @Bean
  CatalogClient catalogClient(RetryingHttp http, PackagesProperties properties) {
    return new CatalogClient(http, properties.url());
  }

  @Bean
  PackageCache packageCache(CatalogClient catalog, PackagesProperties properties, Clock clock) {
    return new PackageCache(
        catalog,
        cacheDirectory(properties),
        ArchiveLimits.defaults(),
        properties.maxArchiveSize().toBytes(),
        clock);
  }

  private static Path cacheDirectory(PackagesProperties properties) {
    Path configured = properties.cacheDirectory();
    return configured == null
        ? Path.of(System.getProperty("user.home"), ".cache", "murano", "packages")
        : configured;
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService packageCacheClock(
      PackageCache cache, PackagesProperties properties, ConductorThreads threads) {
    ScheduledExecutorService clock = threads.scheduler("package-cache-", 1);
    var unused =
        clock.scheduleWithFixedDelay(
            () -> cache.purge(properties.cacheRetention()), 1, TIDY_HOURS, TimeUnit.HOURS);
    return clock;
  }

  @Bean
  PackageLoaders packageLoaders(
      CatalogClient catalog, PackageCache cache, PackagesProperties properties) {
    List<PackageFiles> found = new ArrayList<>();
    properties.directories().forEach(folder -> found.addAll(PackageFolders.scan(folder)));
    return new PackageLoaders(new IndexedPackageLoader(found), catalog, cache);
  }
}
