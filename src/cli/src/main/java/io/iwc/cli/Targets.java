package io.iwc.cli;

import io.iwc.run.Slo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Latency targets: {@code ttft=500ms,tpot=50ms,latency=10s}. */
final class Targets implements ITypeConverter<Slo> {
    private static final List<String> NAMES = List.of("ttft", "tpot", "latency");

    @Override
    public Slo convert(String text) {
        var targets = new LinkedHashMap<String, Duration>();
        for (var target : text.split(",", -1)) {
            var equals = target.indexOf('=');
            var name = target.substring(0, Math.max(equals, 0));
            if (!NAMES.contains(name)) {
                throw new TypeConversionException(
                        "found \"" + target + "\", expected ttft=TIME, tpot=TIME or latency=TIME, separated by commas");
            }
            if (targets.put(name, DurationOption.of(target.substring(equals + 1))) != null) {
                throw new TypeConversionException("found " + name + " twice");
            }
        }
        return new Slo(
                Optional.ofNullable(targets.get("ttft")),
                Optional.ofNullable(targets.get("tpot")),
                Optional.ofNullable(targets.get("latency")));
    }
}
