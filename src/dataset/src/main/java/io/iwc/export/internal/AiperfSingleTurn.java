package io.iwc.export.internal;

import io.iwc.artifact.internal.Json;
import io.iwc.workload.Request;
import java.util.Map;

/**
 * AIPerf's single-turn dataset: text, and either when it is sent or how long after the request before.
 *
 * @see <a href="https://github.com/ai-dynamo/aiperf">ai-dynamo/aiperf</a>
 */
final class AiperfSingleTurn implements Spelling {
    private final ExportOptions options;
    private long before;

    AiperfSingleTurn(ExportOptions options) {
        this.options = options;
    }

    @Override
    public String line(Request request, Losses losses) throws Unspellable {
        losses.addCommon(request);
        var arrival = ExportedLengths.arrivalMillis(request, losses);
        var sinceBefore = arrival - before; // of whole milliseconds, so that what is cut does not add up
        before = arrival;
        return Json.compact(Map.of(
                "output_length",
                ExportedLengths.output(request, losses),
                "role",
                "user",
                "text",
                ExportedLengths.text(request, losses),
                options.delays() ? "delay" : "timestamp",
                options.delays() ? sinceBefore : arrival,
                "type",
                "single_turn"));
    }
}
