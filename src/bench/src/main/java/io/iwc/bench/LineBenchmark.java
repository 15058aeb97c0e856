package io.iwc.bench;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadWriter;
import io.iwc.workload.internal.WorkloadReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How fast a canonical file is read, and read and measured in one pass. An operation is a line. */
@State(Scope.Benchmark)
@Fork(1)
public class LineBenchmark {
    private static final int LINES = 10_000;
    private static final int BLOCK = 512;
    private static final int BLOCKS = 40;

    /** What a line holds beside its lengths: nothing, 40 hashes of blocks, some two kilobytes of text. */
    public enum Kind {
        LENGTHS,
        HASHES,
        TEXT
    }

    @Param
    public Kind kind = Kind.LENGTHS;

    private Path folder = Path.of("");

    /** Writes the file into a temporary folder. */
    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("lines");
        var requests = IntStream.range(0, LINES).mapToObj(this::request).toList();
        WorkloadWriter.write(Workload.of("bench", requests, Manifest.of("bench")), file());
    }

    private Request request(int i) {
        var request = kind == Kind.TEXT
                ? Request.text("all work and no play makes jack a dull boy, number " + i + "; ".repeat(900))
                : Request.lengthOnly(BLOCKS * BLOCK);
        if (kind == Kind.HASHES) {
            request.withPrefix(PrefixBlocks.of(
                    BLOCK,
                    LongStream.range(0, BLOCKS)
                            .map(k -> 10_000 + 7919L * (i + k))
                            .toArray()));
        }
        return request.withId("r" + i)
                .arrivingAt(1_000_000L * i)
                .withMaxOutputTokens(100)
                .build();
    }

    /** Deletes the folder. */
    @TearDown
    public void delete() throws IOException {
        Folders.delete(folder);
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public long linesRead() {
        try (var reader = WorkloadReader.open(file())) {
            return reader.requests().count();
        }
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public Fingerprint linesReadAndMeasured() {
        return Fingerprinter.of(file(), Fingerprinter.Options.of(Tokenizers.whitespace()));
    }

    private Path file() {
        return folder.resolve("workload.jsonl");
    }
}
