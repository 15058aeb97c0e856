package io.iwc.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.artifact.internal.CsvText;
import io.iwc.artifact.internal.TimeText;
import io.iwc.replay.Endpoint;
import io.iwc.replay.ReplayOption;
import io.iwc.replay.ReplayOptions;
import io.iwc.run.Slo;
import io.iwc.schedule.Shard;
import io.iwc.simulator.EngineProfile;
import java.util.Map;

/** Short texts that stand in options, settings and annotations. */
public final class TextTarget {
    private TextTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, UTF_8);
        Refusals.allow(() -> ArrivalProcess.parse(text));
        Refusals.allow(() -> TimeText.parse(text));
        Refusals.allow(() -> Slo.parse(text));
        Refusals.allow(() -> Shard.parse(text, Map.of()));
        Refusals.allow(() -> EngineProfile.named(text));
        Refusals.allow(() -> Endpoint.at(text, "m").publicUrl());
        for (var option : ReplayOption.values()) {
            Refusals.allow(() -> option.applyTo(ReplayOptions.defaults(), text));
        }
        if (!CsvText.text(CsvText.cell(text)).equals(text)) {
            throw new AssertionError("a cell does not come back");
        }
    }
}
