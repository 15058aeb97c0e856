package io.iwc.export.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.internal.JsonTree;

/**
 * OpenAI's batch input.
 *
 * @see <a href="https://platform.openai.com/docs/guides/batch">OpenAI, Batch API</a>
 */
final class OpenAiBatch implements Spelling {
    private final ExportOptions options;

    OpenAiBatch(ExportOptions options) {
        this.options = options;
    }

    @Override
    public String line(Request request, Losses losses) throws Unspellable {
        losses.add("arrival");
        losses.addAlways(request);
        losses.addIf(request.sampling().streaming().orElse(false), "streaming");
        losses.addIf(request.outputTokens().isPresent(), "observed output length (max_tokens is a cap)");
        var body = Json.object();
        body.put("model", request.model().orElse(options.model()));
        request.maxOutputTokens().ifPresentOrElse(cap -> putCap(body, cap, "cap", losses), () -> request.outputTokens()
                .ifPresent(observed -> putCap(body, Math.max(1, observed), "observed", losses)));
        sampling(request, body);
        var chat = request.prompt() instanceof Prompt.Chat;
        if (request.prompt() instanceof Prompt.Chat messages) {
            var list = body.putArray("messages");
            messages.messages().forEach(message -> list.add(JsonTree.copyOf(message)));
            if (!messages.tools().isEmpty()) {
                body.putArray("tools").addAll(JsonTree.nodes(messages.tools()));
            }
        } else {
            body.put("prompt", ExportedLengths.text(request, losses));
        }
        var line = Json.object();
        line.put("custom_id", request.id());
        line.put("method", "POST");
        line.put("url", chat ? "/v1/chat/completions" : "/v1/completions");
        line.set("body", body);
        return Json.compact(line);
    }

    private static void putCap(ObjectNode body, int tokens, String source, Losses losses) {
        body.put("max_tokens", tokens);
        losses.outputLengthIs(source);
    }

    private static void sampling(Request request, ObjectNode body) {
        var sampling = request.sampling();
        sampling.temperature().ifPresent(value -> body.put("temperature", value));
        sampling.topP().ifPresent(value -> body.put("top_p", value));
        sampling.seed().ifPresent(value -> body.put("seed", value));
        if (!sampling.stop().isEmpty()) {
            sampling.stop().forEach(body.putArray("stop")::add);
        }
    }
}
