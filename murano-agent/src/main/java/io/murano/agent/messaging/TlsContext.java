package io.murano.agent.messaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes TLS contexts from PEM files and the insecure mode. Stateless. */
final class TlsContext {

  private static final Logger log = LoggerFactory.getLogger(TlsContext.class);
  private static final String ANY_PROTOCOL = "TLS";

  private TlsContext() {}

  /**
   * Creates a context.
   *
   * @throws IOException if the authorities' file cannot be read
   * @throws GeneralSecurityException if it holds no certificate or the protocol is unknown
   */
  static SSLContext create(BrokerSettings.Tls settings)
      throws IOException, GeneralSecurityException {
    SSLContext context =
        SSLContext.getInstance(settings.protocol() == null ? ANY_PROTOCOL : settings.protocol());
    X509TrustManager verifier = verifier(settings.caCerts());
    TrustManager trust = settings.insecure() ? new WarningTrustManager(verifier) : verifier;
    context.init(null, new TrustManager[] {trust}, null);
    return context;
  }

  private static X509TrustManager verifier(@Nullable Path caCerts)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(caCerts == null ? null : authorities(caCerts));
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager verifier) {
        return verifier;
      }
    }
    throw new GeneralSecurityException("This JVM has no X.509 trust manager");
  }

  private static KeyStore authorities(Path pem) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      int number = 0;
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number, authority);
        number++;
      }
      if (number == 0) {
        throw new GeneralSecurityException("%s holds no certificate".formatted(pem));
      }
    }
    return store;
  }

  /**
   * Tries to verify and goes on if that fails, once the operator has asked for it. Says so each
   * time: an insecure mode nobody remembers is a hole.
   */
  private static final class WarningTrustManager implements X509TrustManager {

    private final X509TrustManager verifier;

    WarningTrustManager(X509TrustManager verifier) {
      this.verifier = verifier;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      verifier.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
      try {
        verifier.checkServerTrusted(chain, authType);
      } catch (CertificateException e) {
        log.warn("The broker's certificate is not trusted, accepted because of insecure = true");
      }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return verifier.getAcceptedIssuers();
    }
  }
}
