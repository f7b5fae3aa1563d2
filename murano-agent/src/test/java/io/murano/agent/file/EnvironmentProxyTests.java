package io.murano.agent.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTests {

  private static final URI TARGET = URI.create("https://files.example.org/x");

  @Test
  void nothingSetMeansNoProxy() {
    assertThat(proxy(Map.of())).isEqualTo(Proxy.NO_PROXY);
    assertThat(proxy(Map.of("http_proxy", "http://p:1"))).isEqualTo(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://proxy.example.org:3128", "proxy.example.org:3128"})
  void variableOfTheSchemeCounts(String value) {
    Proxy proxy = proxy(Map.of("HTTPS_PROXY", value));

    assertThat(proxy.type()).isEqualTo(Proxy.Type.HTTP);
    assertThat(((InetSocketAddress) proxy.address()).getHostString())
        .isEqualTo("proxy.example.org");
    assertThat(((InetSocketAddress) proxy.address()).getPort()).isEqualTo(3128);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "example.org", ".example.org", "other, files.example.org"})
  void exceptionsGoDirectly(String exceptions) {
    assertThat(proxy(Map.of("https_proxy", "p:1", "no_proxy", exceptions)))
        .isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void otherHostsAreNoExceptions() {
    assertThat(proxy(Map.of("https_proxy", "p:1", "no_proxy", "ample.org,x.org")).type())
        .isEqualTo(Proxy.Type.HTTP);
  }

  private static Proxy proxy(Map<String, String> environment) {
    return new EnvironmentProxy(environment).proxyFor(TARGET);
  }
}
