package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.report.internal.TestReport.SourceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.support.descriptor.MethodSource;

class SourcePlaceTests {
    private static final SourcePlace CHAT = new SourcePlace("com.acme.ChatTests", "ChatTests.kt", 7);

    @TempDir
    private Path folder;

    @Test
    void isTheLineOfTheTestThatTheFailurePassedThrough() {
        var thrown = new AssertionError("here");
        var name = SourcePlaceTests.class.getName();

        var place = SourcePlace.of(thrown, Optional.of(MethodSource.from(name, "isTheLine")));

        assertThat(place)
                .contains(new SourcePlace(name, "SourcePlaceTests.java", thrown.getStackTrace()[0].getLineNumber()));
    }

    @Test
    void isNamedFromTheRootOfTheCheckoutAlsoWhereTheBuildStartsBelowIt() throws IOException {
        var module = module("services/chat/.mvn");
        Files.createDirectories(folder.resolve(".git"));

        assertThat(CHAT.in(module, checkout(module, Map.of())))
                .contains(new SourceLine("services/chat/src/test/kotlin/com/acme/ChatTests.kt", 7));
    }

    @Test
    void isNamedFromTheFolderThatTheServerCheckedOutTo() throws IOException {
        var module = module("services/chat/.git");
        var variables = Map.of("GITHUB_WORKSPACE", "/elsewhere", "CI_PROJECT_DIR", folder.toString());

        assertThat(CHAT.in(module, checkout(module, variables)))
                .contains(new SourceLine("services/chat/src/test/kotlin/com/acme/ChatTests.kt", 7));
    }

    @Test
    void isUnknownWhereTheModuleHasNoSuchFile() throws IOException {
        var module = Files.createDirectories(folder.resolve("services/chat"));

        assertThat(CHAT.in(module, checkout(module, Map.of()))).isEmpty();
    }

    private Path module(String marked) throws IOException {
        var module = Files.createDirectories(folder.resolve(marked)).getParent();
        var source = module.resolve("src/test/kotlin/com/acme/ChatTests.kt");
        Files.createDirectories(source.getParent());
        Files.createFile(source);
        return module;
    }

    private static CheckoutFolder checkout(Path module, Map<String, String> variables) {
        var configuration = new Configuration(new Properties(), variables, key -> Optional.empty());
        return CheckoutFolder.of(ReportSettings.projectOf(module), configuration);
    }
}
