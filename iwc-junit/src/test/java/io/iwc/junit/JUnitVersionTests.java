package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JUnitVersionTests {
    @Test
    void refusesWhatIsOlderThanFiveTenAndSaysHowToRaiseIt() {
        assertThat(JUnitVersion.problem("5.9.3"))
                .contains(
                        "JUnit Jupiter: found 5.9.3, expected 5.10 or later: with Spring Boot's parent set the property"
                                + " junit-jupiter.version, such as 5.14.4; elsewhere import org.junit:junit-bom of that version"
                                + " before other BOMs");
        assertThat(JUnitVersion.problem("4.13.2")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.10.0", "5.12.2", "5.14.0-RC1", "6.0.0", "10.1.0", "unknown"})
    void takesEverythingElse(String version) {
        assertThat(JUnitVersion.problem(version)).isEmpty();
    }

    @Test
    void seesWhichTypesOfJUnitAreThere() {
        assertThat(JUnitVersion.has("org.junit.jupiter.api.Test")).isTrue();
        assertThat(JUnitVersion.has("org.junit.jupiter.api.NeverThere")).isFalse();
    }
}
