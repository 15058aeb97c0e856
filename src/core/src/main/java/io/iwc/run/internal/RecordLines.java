package io.iwc.run.internal;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.ReadMeter;
import io.iwc.run.RequestRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Files with one record a line. */
public final class RecordLines {
    private RecordLines() {}

    /**
     * All records of a finished file.
     *
     * @throws InvalidInputException with every bad line
     */
    public static List<RequestRecord> read(Path file) {
        return parse(file, text(file));
    }

    /** The records of a file whose writer may have been killed: what follows the last newline is no record. */
    public static List<RequestRecord> readCutOff(Path file) {
        var text = text(file);
        var records = new ArrayList<>(parse(file, text.substring(0, text.lastIndexOf('\n') + 1)));
        records.sort(Comparator.comparingInt(RequestRecord::sequence));
        return records;
    }

    private static List<RequestRecord> parse(Path file, String text) {
        var records = new ArrayList<RequestRecord>();
        var problems = new ArrayList<Problem>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            try {
                if (!line.isBlank()) {
                    ReadMeter.addRow();
                    records.add(RecordJson.parse(Json.parse(line)));
                }
            } catch (IwcException e) {
                problems.add(Problem.at(file.toString(), number, "", String.valueOf(e.getMessage())));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems, problems.size(), "");
        }
        return records;
    }

    private static String text(Path file) {
        try {
            var text = Files.readString(file);
            ReadMeter.addBytes(Files.size(file));
            return text;
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }
}
