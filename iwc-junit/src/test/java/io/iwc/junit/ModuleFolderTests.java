package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleFolderTests {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "pom.xml, target/test-classes",
        "build.gradle, build/classes/java/test",
        "build.gradle.kts, build/classes/kotlin/test",
        "pom.xml, out/test/classes",
    })
    void isWhereTheBuildFileAboveTheCompiledClassIs(String buildFile, String classes) throws Exception {
        Files.writeString(folder.resolve("pom.xml"), "of all modules");
        var module = Files.createDirectories(folder.resolve("a module"));
        Files.writeString(module.resolve(buildFile), "");

        try (var loader = compiledTo(module.resolve(classes))) {
            assertThat(ModuleFolder.of(loader.loadClass(Sample.class.getName())))
                    .isEqualTo(new ModuleFolder(module));
        }
    }

    @Test
    void isTheWorkingDirectoryWhereThereIsNoBuildFile() throws Exception {
        try (var loader = compiledTo(folder.resolve("classes"))) {
            assertThat(ModuleFolder.of(loader.loadClass(Sample.class.getName())).path())
                    .isEqualTo(Path.of("").toAbsolutePath());
        }
    }

    @Test
    void isTheWorkingDirectoryForClassesOfTheJdkAndOfJars() {
        assertThat(ModuleFolder.of(String.class).path()).isEqualTo(Path.of("").toAbsolutePath());
        assertThat(ModuleFolder.of(Test.class).path()).isEqualTo(Path.of("").toAbsolutePath());
        assertThat(ModuleFolder.ofClassNamed("com.acme.NeverThere").path())
                .isEqualTo(Path.of("").toAbsolutePath());
    }

    @Test
    void resolvesWhatIsInTheModule() {
        assertThat(new ModuleFolder(Path.of("").toAbsolutePath()).resolve("target/iwc"))
                .isEqualTo(Path.of("target/iwc"));
        assertThat(new ModuleFolder(folder).resolve("target/iwc")).isEqualTo(folder.resolve("target/iwc"));
    }

    private static URLClassLoader compiledTo(Path classes) throws IOException {
        var name = Sample.class.getName().replace('.', '/') + ".class";
        var file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        try (var bytes = Sample.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(bytes, file);
        }
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
    }

    static final class Sample {}
}
