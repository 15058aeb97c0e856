package io.iwc.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The profiles of {@code profiles.json}, read once. */
final class Profiles {
    private static final SortedMap<String, EngineProfile> ALL = read();

    private Profiles() {}

    static EngineProfile named(String name) {
        var profile = ALL.get(name);
        if (profile == null) {
            throw new IwcException(
                    "profile: found \"" + name + "\", expected one of " + String.join(", ", ALL.keySet()));
        }
        return profile;
    }

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    private static SortedMap<String, EngineProfile> read() {
        try (var in = Profiles.class.getResourceAsStream("profiles.json")) {
            if (in == null) {
                throw new IllegalStateException("profiles.json is missing next to " + Profiles.class.getName());
            }
            return StreamSupport.stream(Json.mapper().readTree(in).spliterator(), false)
                    .map(Profiles::profile)
                    .collect(Collectors.collectingAndThen(
                            Collectors.toMap(EngineProfile::name, Function.identity(), (a, b) -> a, TreeMap::new),
                            Collections::unmodifiableSortedMap));
        } catch (IOException e) {
            throw new UncheckedIOException("profiles.json cannot be read", e);
        }
    }

    private static EngineProfile profile(JsonNode numbers) {
        return EngineProfile.builder(numbers.required("name").asText())
                .version(numbers.required("version").asText())
                .source(numbers.required("source").asText())
                .stepOverheadSeconds(numbers.required("stepOverheadSeconds").asDouble())
                .prefillSecondsPerToken(
                        numbers.required("prefillSecondsPerToken").asDouble())
                .decodeSecondsPerSequence(
                        numbers.required("decodeSecondsPerSequence").asDouble())
                .kvReadSecondsPerToken(numbers.required("kvReadSecondsPerToken").asDouble())
                .maxBatchedTokens(numbers.required("maxBatchedTokens").asInt())
                .maxSequences(numbers.required("maxSequences").asInt())
                .kvBlocks(numbers.required("kvBlocks").asInt())
                .blockSize(numbers.required("blockSize").asInt())
                .build();
    }
}
