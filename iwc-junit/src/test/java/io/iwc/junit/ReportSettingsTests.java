package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportSettingsTests {
    @TempDir
    private Path project;

    @ParameterizedTest
    @ValueSource(strings = {".mvn", "settings.gradle", "settings.gradle.kts", ".git"})
    void printsPathsAsTheyAreTypedAtTheTopOfTheProject(String mark) throws IOException {
        Files.createFile(project.resolve(mark));
        var module = Files.createDirectories(project.resolve("shop/checkout"));

        var settings = new ReportSettings(
                module.resolve("target/iwc"),
                ReportSettings.projectOf(module),
                Set.of("html"),
                Optional.empty(),
                false,
                false);

        assertThat(settings.shown(settings.folder().resolve("report.html")))
                .isEqualTo("shop/checkout/target/iwc/report.html");
    }

    @Test
    void printsAPathElsewhereAsItIs() {
        var elsewhere = Path.of("elsewhere").toAbsolutePath();

        var settings = new ReportSettings(elsewhere, project, Set.of("html"), Optional.empty(), false, false);

        assertThat(settings.shown(elsewhere)).isEqualTo(elsewhere.toString());
    }
}
