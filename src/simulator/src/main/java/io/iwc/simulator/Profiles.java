package io.iwc.simulator;

import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

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
            return Arrays.stream(Json.mapper().readValue(in, EngineProfile[].class))
                    .collect(Collectors.collectingAndThen(
                            Collectors.toMap(EngineProfile::name, Function.identity(), (a, b) -> a, TreeMap::new),
                            Collections::unmodifiableSortedMap));
        } catch (IOException e) {
            throw new UncheckedIOException("profiles.json cannot be read", e);
        }
    }
}
