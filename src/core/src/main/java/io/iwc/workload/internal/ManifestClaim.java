package io.iwc.workload.internal;

import io.iwc.Problem;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.Seal;
import io.iwc.artifact.internal.Sha256;
import io.iwc.artifact.internal.Verification;
import io.iwc.artifact.internal.Yaml;
import io.iwc.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the manifest beside a file says that the file is. Held against it when the file has been read, whose bytes were
 * hashed on the way.
 *
 * @since 0.1
 */
public final class ManifestClaim {
    private final Path manifest;
    private final Optional<String> sha256;
    private final Optional<Long> requests;

    private ManifestClaim(Path manifest, Optional<String> sha256, Optional<Long> requests) {
        this.manifest = manifest;
        this.sha256 = sha256;
        this.requests = requests;
    }

    /**
     * The claim of the manifest beside a file; empty if there is none, or nothing is to be verified.
     *
     * @throws io.iwc.IwcException if the manifest cannot be read
     */
    public static Optional<ManifestClaim> beside(Path file) {
        if (!Verification.isWanted() || file.getFileName() == null) {
            return Optional.empty();
        }
        recover(file);
        var manifest = Manifest.pathFor(file);
        return Files.isRegularFile(manifest) ? Optional.of(of(manifest)) : Optional.empty();
    }

    /** Finds the manifest of a file whose writer was killed before it could put it into its place. */
    public static void recover(Path file) {
        if (file.getFileName() != null && Files.isRegularFile(file)) {
            new Seal(Manifest.pathFor(file)).recover(seal -> of(seal).sha256.equals(Optional.of(Sha256.hex(file))));
        }
    }

    private static ManifestClaim of(Path manifest) {
        try {
            var output = Yaml.read(manifest).path("output");
            return new ManifestClaim(
                    manifest,
                    Optional.ofNullable(output.path("sha256").textValue()),
                    output.path("requests").isIntegralNumber()
                            ? Optional.of(output.path("requests").longValue())
                            : Optional.empty());
        } catch (IOException e) {
            throw FileFault.unreadable(manifest, e);
        }
    }

    /** What does not fit in a canonical file that was read to its end. */
    public Optional<Problem> faultOf(InputFile file, long lines) {
        var isThatMany = requests.map(claimed -> claimed == lines).orElse(true);
        return isThatMany && isThat(file)
                ? Optional.empty()
                : Optional.of(fault(
                        file,
                        counted(lines) + " with SHA-256 " + file.sha256(),
                        requests.map(claimed -> counted(claimed) + " with ").orElse("")));
    }

    /** What does not fit in a file of any format that was read to its end. */
    public Optional<Problem> faultOf(InputFile file) {
        return isThat(file) ? Optional.empty() : Optional.of(fault(file, "SHA-256 " + file.sha256(), ""));
    }

    private boolean isThat(InputFile file) {
        return sha256.map(file.sha256()::equals).orElse(true);
    }

    private Problem fault(InputFile file, String found, String expected) {
        return new Problem(
                file.name(),
                "",
                "found " + found + ", expected " + expected + sha256.orElse("") + " as in " + manifest.getFileName()
                        + "; one of the two was changed or replaced (remove the manifest, or use --no-verify, to read"
                        + " the file as it is)");
    }

    private static String counted(long requests) {
        return requests + (requests == 1 ? " request" : " requests");
    }
}
