package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Tests {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-2
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"; // the same

    @Test
    void hashesTextsAndFilesAlike(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("abc"), "abc");

        assertThat(Sha256.hex("abc")).isEqualTo(ABC);
        assertThat(Sha256.hex(file)).isEqualTo(ABC);
        assertThat(Sha256.hex("")).isEqualTo(EMPTY);
    }

    @Test
    void hashesWhatIsReadHoweverItIsRead() throws IOException {
        var hash = new Sha256();
        var in = hash.digesting(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));

        assertThat(hash.hex()).isEqualTo(EMPTY);
        assertThat(in.read()).isEqualTo('a');
        assertThat(in.skip(1)).isEqualTo(1);
        assertThat(in.readAllBytes()).containsExactly('c');

        assertThat(hash.hex()).isEqualTo(ABC);
        assertThat(hash.bytes()).isEqualTo(3);
    }
}
