package io.iwc.junit;

import io.iwc.Problem;
import io.iwc.artifact.internal.TimeText;
import io.iwc.tokens.Tokenizers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Settings outside the annotations: system property {@code iwc.a.b-c}, else environment variable {@code IWC_A_B_C},
 * else JUnit configuration parameter, else the default. A value that cannot be read is an error that names its source.
 */
final class Configuration {
    private static final Stores.Key<Configuration> KEY = new Stores.Key<>(Configuration.class, "configuration");

    private final Properties properties;
    private final Map<String, String> environment;
    private final Function<String, Optional<String>> parameters;
    private final Set<String> fileKeys;

    Configuration(
            Properties properties, Map<String, String> environment, Function<String, Optional<String>> parameters) {
        this(properties, environment, parameters, Set.of());
    }

    /**
     * Settings from these sources.
     *
     * @param fileKeys the keys of {@code junit-platform.properties}, which JUnit does not tell one by one
     */
    Configuration(
            Properties properties,
            Map<String, String> environment,
            Function<String, Optional<String>> parameters,
            Set<String> fileKeys) {
        this.properties = properties;
        this.environment = environment;
        this.parameters = parameters;
        this.fileKeys = fileKeys;
    }

    /** The settings of this launch. */
    static Configuration of(ExtensionContext context) {
        var root = context.getRoot();
        return Stores.computeIfAbsent(
                root,
                KEY,
                () -> new Configuration(
                        System.getProperties(),
                        System.getenv(),
                        root::getConfigurationParameter,
                        SettingNames.keysOfPlatformFile()));
    }

    /**
     * Rejects unknown settings.
     *
     * @throws ExtensionConfigurationException naming each of them
     */
    void refuseUnknown() {
        var faults = new DeclarationFaults();
        SettingNames.unknownIn(properties.stringPropertyNames())
                .forEach(name -> faults.add(unknown("system property " + name)));
        SettingNames.unknownVariablesIn(environment.keySet())
                .forEach(name -> faults.add(unknown("environment variable " + name)));
        SettingNames.unknownIn(fileKeys).forEach(name -> faults.add(unknown("junit-platform.properties " + name)));
        faults.throwIfAny();
    }

    /** Whether tests that use IWC are run at all. */
    boolean isEnabled() {
        return find("iwc.enabled").map(Configuration::flag).orElse(true);
    }

    /** Whether an endpoint that is not there fails tests instead of skipping them. */
    boolean requiresEndpoint() {
        return isSwitchedOn("iwc.endpoint.required");
    }

    /** Whether baselines may be written although {@code CI} is set. */
    boolean mayWriteBaselinesOnCi() {
        return isSwitchedOn("iwc.baseline.allow-write-on-ci");
    }

    /** A switch that is off unless it is set to true. */
    boolean isSwitchedOn(String key) {
        return find(key).map(Configuration::flag).orElse(false);
    }

    /** Id of the tokenizer that counts where no annotation says another. */
    String tokenizer() {
        return find("iwc.tokenizer").map(Setting::value).orElseGet(() -> Tokenizers.standard()
                .id());
    }

    /** The folder with data that is not part of the project. */
    Optional<Path> dataFolder() {
        return find("iwc.data").map(setting -> Path.of(setting.value()));
    }

    /** How long a test waits while another one holds an endpoint or the wall clock. */
    Duration leaseTimeout() {
        return find("iwc.lease.timeout").map(Configuration::time).orElse(Duration.ofMinutes(30));
    }

    private static Duration time(Setting setting) {
        try {
            var time = TimeText.parse(setting.value());
            if (!time.isZero()) {
                return time;
            }
        } catch (IllegalArgumentException refused) {
            // said below, with its place
        }
        throw setting.refusedAs("found \"" + setting.value() + "\", expected " + TimeText.EXPECTED);
    }

    /**
     * A setting of a configured endpoint: {@code url}, {@code model} ….
     *
     * @param name as {@link IwcEndpoint#value()} has it
     */
    Optional<Setting> endpoint(String name, String part) {
        return find(endpointKey(name, part));
    }

    /** The key of a setting of a configured endpoint; {@link IwcEndpoint#CONFIGURED} is the one without a name. */
    static String endpointKey(String name, String part) {
        return "iwc.endpoint." + (name.equals(IwcEndpoint.CONFIGURED) ? "" : name + ".") + part;
    }

    /** Says how to configure that endpoint. */
    static String noEndpoint(String name) {
        var key = endpointKey(name, "url");
        return "no endpoint is configured: set " + key + " or " + SettingNames.variable(key);
    }

    /** The setting of that key, from the strongest source that has it. */
    Optional<Setting> find(String key) {
        var variable = SettingNames.variable(key);
        return Optional.ofNullable(properties.getProperty(key))
                .map(value -> new Setting("system property " + key, value))
                .or(() -> Optional.ofNullable(environment.get(variable))
                        .map(value -> new Setting("environment variable " + variable, value)))
                .or(() -> parameters.apply(key).map(value -> new Setting("configuration parameter " + key, value)))
                .filter(setting -> !setting.value().isBlank());
    }

    /** A variable that is not ours: of a CI server. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static boolean flag(Setting setting) {
        return switch (setting.value().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw setting.refused("true or false");
        };
    }

    private static Problem unknown(String place) {
        return new Problem(
                place, "", "found a setting that IWC does not know, expected one of " + SettingNames.listed());
    }

    /**
     * A value with its source.
     *
     * @param source {@code system property iwc.data}
     */
    record Setting(String source, String value) {
        ExtensionConfigurationException refused(String expected) {
            return refusedAs("found \"" + value + "\", expected " + expected);
        }

        /** Refused with these words on what was found and expected. */
        ExtensionConfigurationException refusedAs(String text) {
            return new ExtensionConfigurationException(new Problem(source, "", text).toString());
        }
    }
}
