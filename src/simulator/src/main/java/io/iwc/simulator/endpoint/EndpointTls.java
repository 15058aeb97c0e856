package io.iwc.simulator.endpoint;

import io.iwc.IwcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What endpoints of this JVM speak TLS with: a key and its certificate, made once by the JDK's keytool, whose file is
 * gone before the first connection. The JDK has no other way that is open to others.
 *
 * @param context of the server
 * @param certificate what its clients have to trust
 */
record EndpointTls(SSLContext context, EndpointCertificate certificate) {
    private static final String ALIAS = "endpoint";
    private static final String PASSWORD = "IWC_STORE_PASSWORD";
    private static final int PASSWORD_BYTES = 16;
    private static final int SECONDS_TO_MAKE = 60;

    private static Optional<EndpointTls> made = Optional.empty();

    /** The one of this JVM, made when it is first asked for. */
    static synchronized EndpointTls ofThisJvm() {
        var tls = made.orElseGet(EndpointTls::make);
        made = Optional.of(tls);
        return tls;
    }

    static IwcException unusable(Exception cause) {
        return new IwcException(
                "embedded endpoint: its certificate cannot be used (" + cause.getMessage() + ")", cause);
    }

    private static EndpointTls make() {
        try {
            var folder = Files.createTempDirectory("iwc-tls"); // for the owner only
            var store = folder.resolve("store");
            var said = folder.resolve("keytool.txt");
            try {
                var password = password();
                run(store, said, password);
                return of(KeyStore.getInstance(store.toFile(), password.toCharArray()), password.toCharArray());
            } finally {
                Files.deleteIfExists(store);
                Files.deleteIfExists(said);
                Files.deleteIfExists(folder);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private static EndpointTls of(KeyStore store, char[] password) throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new EndpointTls(context, new EndpointCertificate((X509Certificate) store.getCertificate(ALIAS)));
    }

    /** A certificate that clients of all languages take as the authority of itself, one day old for clocks that differ. */
    private static void run(Path store, Path said, String password) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var builder = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=IWC embedded endpoint",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1,ip:::1",
                        "-ext",
                        "bc:critical=ca:true",
                        "-ext",
                        "ku:critical=digitalSignature,keyCertSign",
                        "-ext",
                        "eku=serverAuth",
                        "-startdate",
                        "-1d",
                        "-validity",
                        "365",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:env",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put(PASSWORD, password);
        var process = builder.start();
        try {
            if (!process.waitFor(SECONDS_TO_MAKE, TimeUnit.SECONDS)) {
                throw new IOException("keytool did not end within " + SECONDS_TO_MAKE + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made it", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("keytool: " + Files.readString(said).strip());
        }
    }

    private static String password() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
