package io.iwc.simulator.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The certificate of an endpoint that serves https ({@link EmbeddedEndpoint.Builder#tls()}), for {@code localhost},
 * {@code 127.0.0.1} and {@code ::1}. It was made for this JVM and signed by itself: no client trusts it before it is
 * told to, and nobody else has its key.
 *
 * @since 0.1
 */
public final class EndpointCertificate {
    private static final int LINE = 64;

    private final X509Certificate certificate;

    EndpointCertificate(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /** The certificate itself. */
    public X509Certificate x509() {
        return certificate;
    }

    /**
     * The certificate as PEM: the text of a file for {@code curl --cacert}, {@code NODE_EXTRA_CA_CERTS} or
     * {@code SSL_CERT_FILE}.
     */
    public String pem() {
        var lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        try {
            return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw EndpointTls.unusable(e);
        }
    }

    /** A context for clients that trusts this certificate and no other. */
    public SSLContext sslContext() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trustManager()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw EndpointTls.unusable(e);
        }
    }

    /** Trusts this certificate and no other, for clients that ask for the manager beside a socket factory. */
    public X509TrustManager trustManager() {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("endpoint", certificate);
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw EndpointTls.unusable(e);
        }
    }
}
