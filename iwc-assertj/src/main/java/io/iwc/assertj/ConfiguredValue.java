package io.iwc.assertj;

import io.iwc.baseline.internal.BaselineScope;
import java.util.Locale;
import java.util.Optional;

/** A setting of assertions: as the test that runs was given it, else the system property, else the variable. */
final class ConfiguredValue {
    private ConfiguredValue() {}

    /** The value of {@code iwc.a.b}, if there is one that is not blank. */
    static Optional<String> of(String key) {
        return BaselineScope.onThisThread()
                .flatMap(scope -> scope.configured(key))
                .or(() -> Optional.ofNullable(System.getProperty(key)))
                .or(() -> Optional.ofNullable(System.getenv(variable(key))))
                .filter(value -> !value.isBlank());
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
