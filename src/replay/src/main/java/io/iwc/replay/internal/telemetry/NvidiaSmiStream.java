package io.iwc.replay.internal.telemetry;

import io.iwc.IwcException;
import io.iwc.run.TelemetryMetric;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One {@code nvidia-smi} that prints a line per GPU again and again, read by a thread of its own. What a GPU does not
 * know ({@code [N/A]}, {@code [Not Supported]}) is no sample.
 *
 * @see <a href="https://docs.nvidia.com/deploy/nvidia-smi/">nvidia-smi, query options</a>
 */
final class NvidiaSmiStream implements Sampler {
    private static final String PROGRAM = "nvidia-smi";
    private static final String QUERY = "--query-gpu=index,uuid,memory.used,utilization.gpu,power.draw";
    private static final int COLUMNS = 5;
    private static final long SECONDS_TO_BEGIN = 15;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
    private static final Pattern GPU_UUID = Pattern.compile("(GPU|MIG)-[\\w-]{1,64}");

    private final Process process;
    private final SampleLog log;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Thread reader = new Thread(this::readAll, "iwc-nvidia-smi");
    private volatile boolean closed;
    private volatile boolean sampled;
    private volatile String lastWords = "";
    private volatile Optional<String> problem = Optional.empty();

    private NvidiaSmiStream(Process process, SampleLog log) {
        this.process = process;
        this.log = log;
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts the program and waits for its first line.
     *
     * @throws IwcException if it is not on the path, ends at once or stays silent
     */
    static NvidiaSmiStream start(Duration interval, SampleLog log, Map<String, String> environment) {
        var command = List.of(
                executable(environment).toString(),
                QUERY,
                "--format=csv,noheader,nounits",
                "-lms",
                Long.toString(Math.max(1, interval.toMillis())));
        try {
            var stream = new NvidiaSmiStream(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), log);
            stream.awaitFirstLine();
            return stream;
        } catch (IOException e) {
            throw new IwcException("telemetry: " + PROGRAM + " cannot be started: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<String> problem() {
        return problem;
    }

    @Override
    public void close() {
        closed = true;
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            reader.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitFirstLine() {
        try {
            var inTime = begun.await(SECONDS_TO_BEGIN, TimeUnit.SECONDS);
            if (sampled) {
                return;
            }
            close();
            throw new IwcException("telemetry: "
                    + (inTime
                            ? problem.orElse(PROGRAM + " ended")
                            : PROGRAM + " printed nothing for " + SECONDS_TO_BEGIN + " s")
                    + "; leave --telemetry " + PROGRAM + " away on a machine without NVIDIA GPUs");
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IwcException("interrupted while waiting for " + PROGRAM, e);
        }
    }

    private void readAll() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                take(System.nanoTime(), line);
            }
        } catch (IOException e) {
            lastWords = String.valueOf(e.getMessage()); // the pipe broke: the process is going down
        }
        if (!closed) {
            problem = Optional.of(
                    PROGRAM + " ended with status " + status() + (lastWords.isEmpty() ? "" : ": " + lastWords));
        }
        begun.countDown();
    }

    private String status() {
        try {
            return Integer.toString(process.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private void take(long nanoTime, String line) {
        var cells = line.split(",", -1);
        var index = cells[0].strip();
        if (cells.length != COLUMNS || !NUMBER.matcher(index).matches()) {
            lastWords = line.strip().isEmpty() ? lastWords : line.strip();
            return;
        }
        var labels = new TreeMap<>(Map.of("gpu", index));
        if (GPU_UUID.matcher(cells[1].strip()).matches()) {
            labels.put(MetricNames.UUID, cells[1].strip());
        }
        take(nanoTime, TelemetryMetric.GPU_MEMORY_MB, labels, cells[2], 1);
        take(nanoTime, TelemetryMetric.GPU_UTILISATION, labels, cells[3], 100);
        take(nanoTime, TelemetryMetric.POWER_WATTS, labels, cells[4], 1);
        sampled = true;
        begun.countDown();
    }

    private void take(
            long nanoTime, TelemetryMetric metric, SortedMap<String, String> labels, String cell, double perOne) {
        var text = cell.strip();
        if (NUMBER.matcher(text).matches()) {
            log.add(nanoTime, metric, labels, Double.parseDouble(text) / perOne);
        }
    }

    private static Path executable(Map<String, String> environment) {
        var path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        for (var folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            for (var name : List.of(PROGRAM, PROGRAM + ".exe")) {
                var file = Path.of(folder).resolve(name);
                if (!folder.isEmpty() && Files.isExecutable(file) && !Files.isDirectory(file)) {
                    return file;
                }
            }
        }
        throw new IwcException("telemetry: " + PROGRAM + " was not found on the path, expected the program that comes"
                + " with NVIDIA's driver; leave --telemetry " + PROGRAM + " away on a machine without NVIDIA GPUs");
    }
}
