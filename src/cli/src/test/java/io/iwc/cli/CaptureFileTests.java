package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.workload.Manifest;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFileTests {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("app.jsonl");
    }

    @Test
    void isAWorkloadAtAnyTime() {
        var capture = CaptureFile.begin(file, false);

        capture.add(request("req-000001", 0));
        assertThat(Workload.read(file).requests()).hasSize(1);
        capture.add(request("req-000002", 5));

        assertThat(Workload.read(file).requests()).hasSize(2); // as a killed process leaves it
    }

    @Test
    void replacesAFileOnlyIfToldAndKeepsItUntilTheNewOneIsWhole() throws Exception {
        Files.writeString(file, "old\n");

        assertThatThrownBy(() -> CaptureFile.begin(file, false))
                .isInstanceOf(IwcException.class)
                .hasMessage(file + ": found a file, expected none; move it, or use --force to replace it");

        var capture = CaptureFile.begin(file, true);
        assertThat(folder.resolve("app.jsonl.old")).hasContent("old");
        capture.replaceBy(Workload.of("captured", List.of(request("req-000001", 0)), Manifest.of("captured")));

        assertThat(folder.resolve("app.jsonl.old")).doesNotExist();
        assertThat(Workload.read(file).requests()).hasSize(1);
        assertThat(Manifest.forFile(file)).isPresent();
    }

    @Test
    void isPutBackWhenNothingIsServed() throws Exception {
        Files.writeString(file, "old\n");

        CaptureFile.begin(file, true).abandon();

        assertThat(file).hasContent("old");
    }

    @Test
    void isCheckedAtTheStart() {
        assertThatThrownBy(() -> CaptureFile.begin(folder.resolve("none/app.jsonl"), false))
                .isInstanceOf(IwcException.class);
    }

    private static Request request(String id, long millis) {
        return Request.of(new Prompt.Text("Hello"))
                .withId(id)
                .arrivingAt(millis * 1_000_000)
                .build();
    }
}
