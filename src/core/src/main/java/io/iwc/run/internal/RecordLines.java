package io.iwc.run.internal;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.ReadMeter;
import io.iwc.run.RequestRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Files with one record a line. */
public final class RecordLines {
    private RecordLines() {}

    /**
     * All records of a finished file.
     *
     * @throws InvalidInputException with every bad line
     */
    public static Hashed read(Path file) {
        var records = new ArrayList<RequestRecord>();
        var problems = new ArrayList<Problem>();
        try (var lines = InputFile.open(file)) {
            for (var line = lines.nextLine(); line.isPresent(); line = lines.nextLine()) {
                parse(file, line.get().number(), line.get().text(), records, problems);
            }
            throwIfAny(problems);
            return new Hashed(records, lines.sha256());
        }
    }

    /**
     * The records of a file whose writer may have been killed: what follows the last newline is no record. Of several
     * with one number the last one counts: a recorded request that was sent again has one for each time.
     */
    public static List<RequestRecord> readCutOff(Path file) {
        var text = new String(bytes(file), StandardCharsets.UTF_8);
        var records = new TreeMap<Integer, RequestRecord>();
        parse(file, text.substring(0, text.lastIndexOf('\n') + 1))
                .forEach(record -> records.put(record.sequence(), record));
        return List.copyOf(records.values());
    }

    private static List<RequestRecord> parse(Path file, String text) {
        var records = new ArrayList<RequestRecord>();
        var problems = new ArrayList<Problem>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                ReadMeter.addRow();
                parse(file, number, line, records, problems);
            }
        }
        throwIfAny(problems);
        return records;
    }

    private static void parse(
            Path file, long number, String line, List<RequestRecord> records, List<Problem> problems) {
        try {
            records.add(RecordJson.parse(Json.parse(line)));
        } catch (IwcException e) {
            problems.add(Problem.at(file.toString(), number, "", String.valueOf(e.getMessage())));
        }
    }

    private static void throwIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems, problems.size(), "");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            ReadMeter.addBytes(bytes.length);
            return bytes;
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    /**
     * The records of a file and what it is known by.
     *
     * @param sha256 of its bytes, hex
     */
    public record Hashed(List<RequestRecord> records, String sha256) {}
}
