package io.iwc.baseline.internal;

import io.iwc.IwcException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which baseline: of what test class, under what id, and for a run in which environment.
 *
 * @param folder below the root, {@code /} between its parts: {@code com/acme/SupportTests/Nested}; may be empty
 * @param id {@code [A-Za-z0-9._-]}, 1 to 80 characters, not the name of a device on Windows
 * @param environment of a run: {@code predicted-a100-80g-0.1.0}, or what {@code iwc.environment} says
 * @since 0.1
 */
public record BaselineKey(String folder, String id, Optional<String> environment) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    private static final String FINGERPRINT = ".fingerprint.json";
    private static final String RUN = ".run.json";

    public BaselineKey {
        require("baseline id", id);
        environment.ifPresent(name -> require("environment", name));
    }

    /** A fingerprint's baseline. */
    public static BaselineKey ofFingerprint(String folder, String id) {
        return new BaselineKey(folder, id, Optional.empty());
    }

    /** A run's baseline in one environment. */
    public static BaselineKey ofRun(String folder, String id, String environment) {
        return new BaselineKey(folder, id, Optional.of(environment));
    }

    /** Where the file lies below the root. */
    public Path file() {
        return Path.of(folder)
                .resolve(id + environment.map(name -> "." + name + RUN).orElse(FINGERPRINT));
    }

    static boolean isBaseline(Path file) {
        return isFingerprint(file) || isOfRun(file);
    }

    /** Whether a file is that of a fingerprint's baseline, by its name. */
    public static boolean isFingerprint(Path file) {
        return String.valueOf(file.getFileName()).endsWith(FINGERPRINT);
    }

    /** Whether it is a run's; else a fingerprint's. */
    static boolean isOfRun(Path file) {
        return String.valueOf(file.getFileName()).endsWith(RUN);
    }

    /** The file name without what every baseline's ends in; the environment of a run is left. */
    public static String nameOf(Path file) {
        var name = String.valueOf(file.getFileName());
        return isBaseline(file)
                ? name.substring(0, name.length() - (name.endsWith(RUN) ? RUN : FINGERPRINT).length())
                : name;
    }

    /** Whether Windows takes a file of that name, whatever it ends in, for a device. */
    public static boolean isDevice(String name) {
        return DEVICE.matcher(name).matches();
    }

    /** What is wrong with an id, in the words of an error after its place; empty if it can be one. */
    public static Optional<String> problemOf(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.of("found \"" + id
                    + "\", expected 1 to 80 of the characters A-Z, a-z, 0-9, point, underscore and hyphen");
        }
        return isDevice(id)
                ? Optional.of("found \"" + id + "\", expected a name that is no device on Windows, such as "
                        + id.replaceFirst("(?=\\.)|$", "-1"))
                : Optional.empty();
    }

    private static void require(String what, String name) {
        problemOf(name).ifPresent(problem -> {
            throw new IwcException(what + ": " + problem);
        });
    }
}
