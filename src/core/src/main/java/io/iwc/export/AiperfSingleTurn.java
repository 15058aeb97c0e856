package io.iwc.export;

import io.iwc.artifact.Json;
import io.iwc.workload.Request;
import java.util.Map;

/**
 * AIPerf's single-turn dataset.
 *
 * @see <a href="https://github.com/ai-dynamo/aiperf">ai-dynamo/aiperf</a>
 */
final class AiperfSingleTurn implements Spelling {
    @Override
    public String line(Request request, Losses losses) throws Unspellable {
        losses.addIf(request.sessionId().isPresent(), "session");
        return Json.compact(Map.of(
                "output_length", Lengths.output(request, losses),
                "role", "user",
                "text", Lengths.text(request, losses),
                "timestamp", Lengths.arrivalMillis(request, losses),
                "type", "single_turn"));
    }
}
