package io.iwc.export.internal;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.internal.Problems;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.internal.ManifestedFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A workload exported for another tool, and its manifest.
 *
 * @since 0.1
 */
public final class WorkloadExport {
    private final ExportFormat format;
    private final ExportOptions options;

    private WorkloadExport(ExportFormat format, ExportOptions options) {
        this.format = format;
        this.options = options;
    }

    public static WorkloadExport to(ExportFormat format, ExportOptions options) {
        return new WorkloadExport(format, options);
    }

    /**
     * Writes the file and its manifest; both appear whole or not at all.
     *
     * @param name what messages call the workload
     * @param requests in arrival order, consumed once
     * @param source how the workload came to be
     * @return what the format could not carry
     * @throws InvalidInputException if there are requests that the tool has no way to say, naming each
     */
    public NotCarried write(String name, Stream<Request> requests, Manifest source, Path out) {
        var spelling = format.spelling(options);
        var losses = new Losses();
        var problems = new Problems();
        try (var file = ManifestedFile.create(out)) {
            if (!spelling.header().isEmpty()) {
                file.write(line(spelling.header()));
            }
            var seen = new long[1];
            requests.sequential().forEach(request -> {
                seen[0]++;
                try {
                    file.write(request, line(spelling.line(request, losses)));
                } catch (Unspellable e) {
                    problems.add(new Problem(
                            name + ": " + request.id(), e.field(), Objects.requireNonNullElse(e.getMessage(), "")));
                }
            });
            problems.throwIfAny(problems.count() + " of " + seen[0] + " requests cannot be written as " + format.id()
                    + "; nothing was written");
            if (seen[0] == 0) {
                throw new IwcException(name + ": found no request, nothing was written");
            }
            spelling.finish(losses);
            file.commit(manifest(source, losses));
        }
        return losses.notCarried();
    }

    private Manifest manifest(Manifest source, Losses losses) {
        var config = new TreeMap<String, Object>();
        config.put("block_size", options.blockSize());
        config.put("clip", options.clip());
        config.put("max_tokens", options.maxTokens());
        config.put("model", options.model());
        config.put("no_reuse", options.noReuse());
        config.put("source", source.compiler());
        config.put("delays", options.delays());
        losses.outputLengths().forEach((which, count) -> config.put("output_length_" + which, count));
        losses.counts().forEach((what, count) -> config.put("lost: " + what, count));
        config.putAll(losses.reuse());
        return Manifest.builder("export-" + format.id())
                .inputs(source.inputs())
                .tokenizer(options.tokenizer().reference())
                .arrival(source.arrival())
                .seed(source.seed())
                .streams(source.streams())
                .config(config)
                .build();
    }

    private static ByteBuffer line(String text) {
        return ByteBuffer.wrap((text + '\n').getBytes(StandardCharsets.UTF_8));
    }
}
