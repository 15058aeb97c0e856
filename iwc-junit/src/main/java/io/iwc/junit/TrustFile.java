package io.iwc.junit;

import io.iwc.artifact.internal.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The certificate of an embedded endpoint in a file, for as long as something is sent there. */
final class TrustFile {
    private static final String NAME = "embedded.pem"; // runs name the file

    private TrustFile() {}

    /** What is done with the file; it is gone afterwards. */
    static <T> T with(String pem, Function<Path, T> action) {
        var file = Path.of(NAME);
        try {
            var folder = Files.createTempDirectory("iwc-trust");
            file = folder.resolve(NAME);
            try {
                return action.apply(Files.writeString(file, pem));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw FileFault.unwritable(file, e);
        }
    }
}
