package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.Sha256;
import io.iwc.artifact.internal.Verification;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestClaimTests {
    /** Every way in which a canonical file is read. */
    private static final List<Consumer<Path>> READERS = List.of(
            Workload::read,
            StoredWorkload::open,
            file -> Fingerprinter.of(file, Fingerprinter.Options.of(Tokenizers.of("whitespace"))),
            file -> WorkloadValidator.standard().validate(file).throwIfInvalid(),
            file -> {
                try (var reader = WorkloadReader.open(file)) {
                    reader.requests().forEach(request -> {});
                }
            });

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void twoRequests() {
        file = folder.resolve("w.jsonl");
        write(file, 2);
    }

    @Test
    void isBelievedByNoReaderOfAnotherFile() throws IOException {
        var other = folder.resolve("other.jsonl");
        write(other, 3);
        var was = Sha256.hex(file);
        Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);

        for (var reader : READERS) {
            assertThatThrownBy(() -> reader.accept(file))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(file.toString().replace('\\', '/') + ": found 3 requests with SHA-256 "
                            + Sha256.hex(other) + ", expected 2 requests with " + was
                            + " as in w.jsonl.manifest.yaml; one of the two was changed or replaced (remove the"
                            + " manifest, or use --no-verify, to read the file as it is)");
        }
    }

    @Test
    void isNotLookedAtWhenNothingIsToBeVerified() throws IOException {
        Files.writeString(file, Files.readString(file).replaceFirst("\n.*", ""));

        try (var skipping = Verification.skip()) {
            assertThat(skipping).isNotNull();
            assertThat(Workload.read(file).requests()).hasSize(1);
        }
        assertThatThrownBy(() -> Workload.read(file)).hasMessageContaining("found 1 request with SHA-256 ");
    }

    @Test
    void isFoundWhereTheWriterWasKilledBeforeItsLastStep() throws IOException {
        var manifest = Manifest.pathFor(file);
        var text = Files.readString(manifest);
        Files.move(manifest, folder.resolve(".w.jsonl.manifest.yaml.next"));
        Files.writeString(folder.resolve(".w.jsonl.manifest.yaml.before"), text.replace("sha256: ", "sha256: 0"));

        var workload = Workload.read(file);

        assertThat(workload.manifest().compiler()).isEqualTo("test");
        assertThat(manifest).hasContent(text);
    }

    private static void write(Path file, int count) {
        var requests = IntStream.range(0, count)
                .mapToObj(i -> Request.of(new Prompt.Text("Hello " + i))
                        .withId("r" + i)
                        .arrivingAt(i * 1_000_000L)
                        .build())
                .toList();
        WorkloadWriter.write(Workload.of("w", requests, Manifest.of("test")), file);
    }
}
