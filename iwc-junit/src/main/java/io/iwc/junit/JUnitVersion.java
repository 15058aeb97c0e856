package io.iwc.junit;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The JUnit that the build of the user brings, which need not be the one that IWC was compiled with. */
final class JUnitVersion {
    private static final Pattern NUMBERS = Pattern.compile("^(\\d+)\\.(\\d+).*");
    private static final int OLDEST_MAJOR = 5;
    private static final int OLDEST_MINOR = 10;

    private JUnitVersion() {}

    /**
     * Refuses a JUnit that IWC cannot work with; one that does not tell its version is given the benefit of the doubt.
     *
     * @throws ExtensionConfigurationException naming what was found, what is needed and how to get it
     */
    static void check() {
        found().flatMap(JUnitVersion::problem).ifPresent(problem -> {
            throw new ExtensionConfigurationException(problem);
        });
    }

    /** What is wrong with a version, {@code 5.9.3}. */
    static Optional<String> problem(String version) {
        var numbers = NUMBERS.matcher(version);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        var major = Integer.parseInt(numbers.group(1));
        var minor = Integer.parseInt(numbers.group(2));
        var isTooOld = major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR);
        return isTooOld
                ? Optional.of("JUnit Jupiter: found " + version + ", expected 5.10 or later: with Spring Boot's parent"
                        + " set the property junit-jupiter.version, such as 5.14.4; elsewhere import org.junit:junit-bom"
                        + " of that version before other BOMs")
                : Optional.empty();
    }

    /** Whether a type of JUnit is there. */
    static boolean has(String type) {
        try {
            Class.forName(type, false, ExtensionContext.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException notYetOrNoMore) {
            return false;
        }
    }

    private static Optional<String> found() {
        var module = Optional.ofNullable(ExtensionContext.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion);
        return module.or(
                () -> Optional.ofNullable(ExtensionContext.class.getPackage().getImplementationVersion()));
    }
}
