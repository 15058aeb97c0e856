package io.iwc.export.internal;

import io.iwc.artifact.internal.Json;
import io.iwc.workload.Request;
import java.util.Map;

/**
 * The custom dataset of {@code vllm bench serve}. It knows no arrivals, and needs {@code --custom-output-len -1
 * --disable-shuffle --skip-chat-template --no-oversample} to send the prompts unchanged.
 *
 * @see <a href="https://docs.vllm.ai/en/latest/contributing/benchmarks.html">vLLM, benchmarks</a>
 */
final class VllmCustom implements Spelling {
    @Override
    public String line(Request request, Losses losses) throws Unspellable {
        losses.add("arrival");
        losses.addCommon(request);
        return Json.compact(Map.of(
                "output_tokens",
                ExportedLengths.output(request, losses),
                "prompt",
                ExportedLengths.text(request, losses)));
    }
}
