package io.iwc.run.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.internal.Decimals;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.Json;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines with the times that vLLM itself keeps of a request, as LLMServingSim publishes measured runs: seconds of one
 * monotonic clock, {@code queued_ts}, {@code first_token_ts}, {@code last_token_ts}. A request counts from the moment
 * it was queued in the engine: network and tokenizing are not in these numbers, and gaps between tokens were not kept.
 *
 * @see <a href="https://github.com/casys-kaist/LLMServingSim">casys-kaist/LLMServingSim</a>
 */
public final class EngineTimingsReader {
    private static final int NANOS_DIGITS = 9;

    private EngineTimingsReader() {}

    public static Run read(Path file) {
        var lines = parsed(file);
        var zero =
                lines.stream().mapToLong(line -> nanos(line, "queued_ts")).min().orElse(0);
        var records = new ArrayList<RequestRecord>();
        for (var line : lines) {
            var queued = nanos(line, "queued_ts") - zero;
            var last = nanos(line, "last_token_ts") - zero;
            records.add(RequestRecord.builder(
                            records.size() + 1, line.path("request_id").asText("r" + records.size()), queued)
                    .ok("")
                    .streamed(true)
                    .attempts(1)
                    .sent(queued)
                    .firstToken(nanos(line, "first_token_ts") - zero)
                    .lastToken(last)
                    .end(last)
                    .inputTokens(line.path("input_toks").asInt())
                    .outputTokens(line.path("output_toks").asInt(), false)
                    .build());
        }
        return Run.builder(
                        file.getFileName().toString().replaceFirst("\\.jsonl$", ""),
                        Origin.MEASURED,
                        EndpointInfo.UNKNOWN)
                .records(records)
                .stampedFromArrival()
                .build();
    }

    /** All lines, each with its three times; all bad ones are listed. */
    private static List<JsonNode> parsed(Path file) {
        var lines = new ArrayList<JsonNode>();
        var problems = new ArrayList<Problem>();
        var number = 0;
        for (var text : text(file).lines().toList()) {
            number++;
            try {
                var line = Json.parse(text);
                for (var key : List.of("queued_ts", "first_token_ts", "last_token_ts")) {
                    nanos(line, key);
                }
                lines.add(line);
            } catch (IwcException e) {
                problems.add(Problem.at(file.toString(), number, "", String.valueOf(e.getMessage())));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems, problems.size(), "");
        }
        return lines;
    }

    private static long nanos(JsonNode line, String key) {
        var value = line.path(key);
        if (!value.isNumber()) {
            throw new IwcException(
                    key + ": found " + (value.isMissingNode() ? "nothing" : value) + ", expected seconds");
        }
        try {
            return Decimals.parse(value.asText())
                    .movePointRight(NANOS_DIGITS)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new IwcException(key + ": found " + value + ", expected seconds within 292 years of 0", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }
}
