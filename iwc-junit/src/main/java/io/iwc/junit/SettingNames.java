package io.iwc.junit;

import io.iwc.replay.ReplayOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys that may be set; anything else that begins like one is a typing error. */
final class SettingNames {
    private static final List<String> OWN = List.of(
            "iwc.enabled",
            "iwc.tokenizer",
            "iwc.data",
            "iwc.cache.rule",
            "iwc.endpoint.required",
            "iwc.environment",
            "iwc.baseline.mode",
            "iwc.baseline.dir",
            "iwc.baseline.filter",
            "iwc.baseline.allow-write-on-ci",
            "iwc.lease.timeout",
            "iwc.messages.prompts",
            "iwc.replay.timeout",
            "iwc.report.dir",
            "iwc.report.formats",
            "iwc.report.github-summary",
            "iwc.report.attachment-lines",
            "iwc.report.junit-xml",
            "iwc.report.prompts");
    private static final Pattern ENDPOINT =
            Pattern.compile("iwc\\.endpoint\\.([A-Za-z0-9_-]+\\.)?(url|model|api-key-env|wire|max-concurrency)");
    private static final Pattern ENDPOINT_VARIABLE =
            Pattern.compile("IWC_ENDPOINT_([A-Z0-9_]+_)?(URL|MODEL|API_KEY_ENV|WIRE|MAX_CONCURRENCY)");

    /** Not of tests, but of the command and of the library below, and so no typing error. */
    private static final Set<String> OF_OTHERS = Set.of("iwc.decompression.maxRatio", "IWC_CLASSPATH");

    private SettingNames() {}

    /** {@code iwc.replay.max-lag} as {@code IWC_REPLAY_MAX_LAG}. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static List<String> unknownIn(Collection<String> properties) {
        return properties.stream()
                .filter(name -> name.startsWith("iwc."))
                .filter(name -> !OWN.contains(name)
                        && !OfReplay.KEYS.contains(name)
                        && !OF_OTHERS.contains(name)
                        && !ENDPOINT.matcher(name).matches())
                .sorted()
                .toList();
    }

    static List<String> unknownVariablesIn(Collection<String> variables) {
        return variables.stream()
                .filter(name -> name.startsWith("IWC_"))
                .filter(name -> !variablesOf(OWN).contains(name)
                        && !variablesOf(OfReplay.KEYS).contains(name)
                        && !OF_OTHERS.contains(name)
                        && !ENDPOINT_VARIABLE.matcher(name).matches())
                .sorted()
                .toList();
    }

    /** The keys in the first {@code junit-platform.properties} of the class path, which is the one that JUnit reads. */
    static Set<String> keysOfPlatformFile() {
        var content = new Properties();
        var loader = Thread.currentThread().getContextClassLoader();
        try (var file = loader == null ? null : loader.getResourceAsStream("junit-platform.properties")) {
            if (file != null) {
                content.load(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("junit-platform.properties", unreadable);
        }
        return content.stringPropertyNames();
    }

    static String listed() {
        return String.join(", ", OWN) + ", " + String.join(", ", OfReplay.KEYS)
                + ", iwc.endpoint[.NAME].{url, model, api-key-env, wire, max-concurrency}";
    }

    private static List<String> variablesOf(List<String> keys) {
        return keys.stream().map(SettingNames::variable).toList();
    }

    /** The options of a replay, which are declared there; not loaded where nothing of IWC is set. */
    private static final class OfReplay {
        private static final List<String> KEYS = Arrays.stream(ReplayOption.values())
                .filter(option -> option.isIn(ReplayOption.Place.SETTING))
                .map(ReplayOption::key)
                .toList();
    }
}
