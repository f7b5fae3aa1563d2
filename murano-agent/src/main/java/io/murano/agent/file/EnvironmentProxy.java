package io.murano.agent.file;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the usual environment variables ask for: {@code http_proxy}, {@code https_proxy},
 * {@code no_proxy}, in lower or upper case, as curl and Python's requests read them.
 */
final class EnvironmentProxy {

  private static final int DEFAULT_PORT = 80;

  private final Map<String, String> environment;

  EnvironmentProxy(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Proxy proxyFor(URI target) {
    String setting =
        variable(String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT) + "_proxy");
    if (setting == null || isExcluded(String.valueOf(target.getHost()))) {
      return Proxy.NO_PROXY;
    }
    URI proxy = URI.create(setting.contains("://") ? setting : "http://" + setting);
    if (proxy.getHost() == null) {
      return Proxy.NO_PROXY;
    }
    int port = proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort();
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
  }

  private boolean isExcluded(String host) {
    String excluded = variable("no_proxy");
    if (excluded == null) {
      return false;
    }
    for (String item : excluded.split(",")) {
      String suffix = item.trim();
      String domain = suffix.startsWith(".") ? suffix.substring(1) : suffix;
      if ("*".equals(suffix)
          || (!domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain)))) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String variable(String name) {
    String value = environment.getOrDefault(name, environment.get(name.toUpperCase(Locale.ROOT)));
    return value == null || value.isBlank() ? null : value;
  }
}
