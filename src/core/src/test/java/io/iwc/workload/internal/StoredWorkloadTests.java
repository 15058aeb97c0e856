package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredWorkloadTests {
    private static final String LATE =
            "{\"arrival_time_ms\":9,\"output_tokens\":1,\"prompt_tokens\":3,\"request_id\":\"late\"}\n";
    private static final String EARLY =
            "{\"arrival_time_ms\":0,\"output_tokens\":1,\"prompt_tokens\":3,\"request_id\":\"early\"}\n";

    @TempDir
    private Path folder;

    @Test
    void givesWhatAWorkloadInMemoryWould() throws IOException {
        for (var text : new String[] {EARLY + LATE, LATE + EARLY, ""}) {
            var file = Files.writeString(folder.resolve("w.jsonl"), text);

            var stored = StoredWorkload.open(file);

            try (var requests = stored.requests()) {
                assertThat(requests).isEqualTo(Workload.read(file).requests());
            }
            assertThat(stored.count()).isEqualTo(Workload.read(file).requests().size());
            assertThat(stored.manifest()).isEqualTo(Workload.read(file).manifest());
        }
    }

    @Test
    void saysWhatIsWrongBeforeAnythingIsPassedOn() throws IOException {
        var file = Files.writeString(folder.resolve("w.jsonl"), EARLY + LATE + EARLY + "{}\n");

        assertThatThrownBy(() -> StoredWorkload.open(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("w.jsonl:3: request_id: found \"early\" again, first seen in line 1")
                .hasMessageContaining("w.jsonl:4: request_id: ")
                .hasMessageEndingWith("1 of 4 lines is invalid");
    }
}
