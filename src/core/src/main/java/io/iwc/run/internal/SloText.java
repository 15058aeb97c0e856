package io.iwc.run.internal;

import io.iwc.artifact.internal.TimeText;
import io.iwc.run.Slo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Latency targets as they are typed: {@code ttft=500ms,tpot=50ms,latency=10s}. */
public final class SloText {
    private static final List<String> NAMES = List.of("ttft", "tpot", "latency");

    private SloText() {}

    public static Slo parse(String text) {
        var targets = new LinkedHashMap<String, Duration>();
        for (var target : text.split(",", -1)) {
            var equals = target.indexOf('=');
            var name = target.substring(0, Math.max(equals, 0));
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "found \"" + target + "\", expected ttft=TIME, tpot=TIME or latency=TIME, separated by commas");
            }
            if (targets.put(name, TimeText.parse(target.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("found " + name + " twice");
            }
        }
        return new Slo(
                Optional.ofNullable(targets.get("ttft")),
                Optional.ofNullable(targets.get("tpot")),
                Optional.ofNullable(targets.get("latency")));
    }
}
