package io.murano.api.identity.keystone;

import com.github.benmanes.caffeine.cache.Ticker;
import io.murano.api.identity.IdentityProperties;
import java.net.http.HttpClient;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Wires the {@code keystone} identity provider. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = IdentityProperties.PROVIDER, havingValue = "keystone")
@EnableConfigurationProperties(KeystoneProperties.class)
class KeystoneConfiguration {

  @Bean
  static KeystoneIdentityProvider keystoneIdentityProvider(
      KeystoneProperties properties,
      IdentityProperties identity,
      SslBundles sslBundles,
      Clock clock) {
    KeystoneClient keystone = new KeystoneClient(rest(properties, sslBundles), properties, clock);
    return new KeystoneIdentityProvider(
        keystone, properties, identity.adminRole(), clock, Ticker.systemTicker());
  }

  static RestClient rest(KeystoneProperties properties, SslBundles sslBundles) {
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(properties.connectTimeout());
    String bundle = properties.sslBundle();
    if (bundle != null) {
      http.sslContext(sslBundles.getBundle(bundle).createSslContext());
    }
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http.build());
    requests.setReadTimeout(properties.readTimeout());
    return RestClient.builder()
        .baseUrl(properties.authUrl().toString())
        .requestFactory(requests)
        .build();
  }
}
