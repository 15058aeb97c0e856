package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Wire.quoted;

/**
 * What is the same around every choice of one answer; makes server-sent events and whole bodies.
 *
 * @param wire the shape of the choices
 * @param id of the answer, without the shape's prefix
 * @param createdSeconds Unix time, 0 on the virtual clock
 * @param model as asked for
 * @param fingerprint names the profile behind it
 */
record Envelope(Wire wire, String id, long createdSeconds, String model, String fingerprint) {
    static final String DONE = "data: [DONE]\n\n";

    /** A chunk with that choice. */
    String event(String choice) {
        return "data: " + head(wire.chunkObject()) + ",\"choices\":[" + choice + "]}\n\n";
    }

    /** The chunk after the last choice. */
    String usageEvent(Usage usage) {
        return "data: " + head(wire.chunkObject()) + ",\"choices\":[],\"usage\":" + usage.json() + "}\n\n";
    }

    String body(String choice, Usage usage) {
        return head(wire.wholeObject()) + ",\"choices\":[" + choice + "],\"usage\":" + usage.json() + "}";
    }

    private String head(String object) {
        return "{\"id\":" + quoted(wire.idPrefix() + id) + ",\"object\":\"" + object + "\",\"created\":"
                + createdSeconds + ",\"model\":" + quoted(model) + ",\"system_fingerprint\":" + quoted(fingerprint);
    }

    /**
     * What an answer cost.
     *
     * @param prompt tokens of the prompt
     * @param completion tokens generated
     * @param cached tokens of the prompt that were in the prefix cache
     */
    record Usage(int prompt, int completion, int cached) {
        String json() {
            return "{\"prompt_tokens\":" + prompt + ",\"completion_tokens\":" + completion + ",\"total_tokens\":"
                    + (prompt + completion) + ",\"prompt_tokens_details\":{\"cached_tokens\":" + cached + "}}";
        }
    }
}
