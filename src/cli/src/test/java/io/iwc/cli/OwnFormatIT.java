package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A reader of one's own and the built jar. */
class OwnFormatIT {
    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the start script is a shell script")
    void theStartScriptFindsAReaderInItsVariable() throws IOException, InterruptedException {
        var page = new OwnFormatPage();
        page.install(Files.createDirectory(folder.resolve("classes")));
        Files.writeString(folder.resolve("gateway.jsonl"), page.first("json"));

        var result = IwcProcess.script(folder)
                .with("IWC_CLASSPATH", "classes")
                .run("compile", "auto", "-i", "gateway.jsonl", "-o", "week.jsonl");

        assertThat(result.err().replaceFirst("wrote .*\n$", "").stripTrailing()).isIn(page.texts());
        assertThat(result.status()).isZero();
    }
}
