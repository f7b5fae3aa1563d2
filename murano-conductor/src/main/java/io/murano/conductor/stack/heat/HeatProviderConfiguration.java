package io.murano.conductor.stack.heat;

import io.murano.conductor.stack.config.ConditionalOnProvider;
import io.murano.conductor.stack.config.NetworkingProperties;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Wires the {@code heat} provider. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProvider(HeatProvider.NAME)
@EnableConfigurationProperties(HeatProperties.class)
class HeatProviderConfiguration {

  @Bean
  HeatProvider heatProvider(
      RestClient.Builder builder, HeatProperties properties, NetworkingProperties networking)
      throws GeneralSecurityException, IOException {
    return new HeatProvider(new CloudHttp(client(builder, properties)), properties, networking);
  }

  static RestClient client(RestClient.Builder builder, HeatProperties properties)
      throws GeneralSecurityException, IOException {
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(properties.connectTimeout());
    SSLContext tls = CloudTls.context(properties);
    if (tls != null) {
      http.sslContext(tls);
    }
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http.build());
    requests.setReadTimeout(properties.readTimeout());
    return builder.requestFactory(requests).build();
  }
}
