package io.iwc.junit;

import io.iwc.junit.Configuration.Setting;
import io.iwc.replay.ReplayOption;
import io.iwc.replay.ReplayOptions;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The options of a replay as settings say them: {@code iwc.replay.NAME}.
 *
 * @param endpoint as {@link IwcEndpoint#value()} names it; empty for one that is not configured
 */
record ReplaySettings(Configuration configuration, String endpoint) {
    /** A cap may belong to one configured endpoint; the timeout had a shorter name before there were others. */
    Optional<Setting> find(ReplayOption option) {
        var ofEndpoint = option == ReplayOption.MAX_CONCURRENCY && !endpoint.isEmpty()
                ? configuration.endpoint(endpoint, option.text())
                : Optional.<Setting>empty();
        return ofEndpoint
                .or(() -> configuration.find(option.key()))
                .or(() -> option == ReplayOption.TIMEOUT_TOTAL
                        ? configuration.find("iwc.replay.timeout")
                        : Optional.empty());
    }

    /** These options, each of the chosen ones as its setting says, if there is one. */
    ReplayOptions over(ReplayOptions options, Predicate<ReplayOption> which) {
        var changed = options;
        for (var option : Arrays.stream(ReplayOption.values())
                .filter(it -> it.isIn(ReplayOption.Place.SETTING))
                .filter(which)
                .toList()) {
            var setting = find(option);
            changed = setting.isPresent() ? set(option, changed, setting.get()) : changed;
        }
        return changed;
    }

    private static ReplayOptions set(ReplayOption option, ReplayOptions options, Setting setting) {
        try {
            return option.applyTo(options, setting.value());
        } catch (IllegalArgumentException refused) {
            throw setting.refusedAs(reason(refused));
        }
    }

    /** From where it says what was found: the place is named by whoever asks. */
    static String reason(IllegalArgumentException refused) {
        var text = String.valueOf(refused.getMessage());
        return text.substring(Math.max(0, text.indexOf("found ")));
    }
}
