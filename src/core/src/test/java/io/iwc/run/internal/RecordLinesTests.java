package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.ReadMeter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("counts what the process reads")
class RecordLinesTests {
    @TempDir
    Path temp;

    @Test
    void areMeteredOnce() {
        var run = Records.run(Records.ok(1, 0, 10, 30, 3), Records.ok(2, 5, 10, 30, 3));
        RunFolder.at(temp).write(run.build(), RunContext.none());

        var before = ReadMeter.rows();
        RecordLines.read(temp.resolve("results.jsonl"));
        var between = ReadMeter.rows();
        RecordLines.readCutOff(temp.resolve("results.jsonl"));

        assertThat(between - before).isEqualTo(2);
        assertThat(ReadMeter.rows() - between).isEqualTo(2);
    }
}
