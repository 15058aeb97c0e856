package io.iwc.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate for a server of a test, made by the JDK's keytool. */
public final class TestCertificate {
    /** Of the stores. */
    public static final String PASSWORD = "changeit";

    private TestCertificate() {}

    /**
     * Makes a PKCS 12 store with a key and its certificate under the name {@code server}.
     *
     * @param store to be written; what keytool says goes beside it
     * @param name of the subject, such as {@code CN=upstream}
     * @param host that it is for, such as {@code dns:localhost}
     */
    public static void make(Path store, String name, String host) throws IOException, InterruptedException {
        var said = store.resolveSibling("keytool.txt");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        name,
                        "-ext",
                        "san=" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new AssertionError(Files.readString(said));
        }
    }
}
