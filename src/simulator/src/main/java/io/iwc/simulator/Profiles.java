package io.iwc.simulator;

import io.iwc.IwcException;
import io.iwc.artifact.internal.LocatedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The profiles that come along, each read when it is first asked for. */
final class Profiles {
    private static final List<String> NAMES = resource("index.txt").lines().toList();
    private static final Map<String, EngineProfile> READ = new ConcurrentHashMap<>();

    private Profiles() {}

    static EngineProfile named(String name) {
        if (!NAMES.contains(name)) {
            throw new IwcException("profile: found \"" + name + "\", expected one of " + String.join(", ", NAMES));
        }
        return READ.computeIfAbsent(name, Profiles::read);
    }

    static List<String> names() {
        return NAMES;
    }

    private static EngineProfile read(String name) {
        var file = name + ".yaml";
        return ProfileFile.read(LocatedDocument.yaml(file, resource(file)), Path.of(""));
    }

    private static String resource(String name) {
        try (var in = Profiles.class.getResourceAsStream("profiles/" + name)) {
            if (in == null) {
                throw new IllegalStateException("profiles/" + name + " is missing next to " + Profiles.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("profiles/" + name + " cannot be read", e);
        }
    }
}
