package io.iwc.replay.internal.client;

import io.iwc.IwcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;

/** Certificates to trust instead of the JVM's, from a file. */
public final class TrustedCertificates {
    private TrustedCertificates() {}

    /**
     * Those of a file in PEM.
     *
     * @throws IwcException if it cannot be read, or holds none
     */
    public static TrustManagerFactory of(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            for (var certificate : certificates) {
                store.setCertificateEntry("trusted-" + store.size(), certificate);
            }
            if (certificates.isEmpty()) {
                throw new IwcException(pem + ": found no certificate, expected some in PEM");
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust;
        } catch (IOException e) {
            throw new IwcException(pem + ": cannot be read: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IwcException(pem + ": found no certificates (" + e.getMessage() + "), expected some in PEM", e);
        }
    }
}
