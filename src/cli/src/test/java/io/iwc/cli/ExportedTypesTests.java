package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users can touch is what the list names, and nothing that is internal. */
class ExportedTypesTests {
    private static final ExportedTypes ONE = ExportedTypes.parse("module io.iwc.core\nio.iwc.run.Run\n");

    @Test
    void exportsTheTypesOfTheListAndNoOthers() throws IOException {
        assertThat(ExportedTypes.found().differencesFrom(ExportedTypes.parse(list())))
                .isEmpty();
    }

    @Test
    void theListIsSortedWithinItsModules() throws IOException {
        assertThat(list()).isEqualTo(ExportedTypes.parse(list()).toString());
    }

    @Test
    void looksAtAllModulesThatArePublished() {
        assertThat(ExportedTypes.modules())
                .extracting(module -> module.descriptor().name())
                .containsExactlyInAnyOrder(
                        "io.iwc.assertj",
                        "io.iwc.cli",
                        "io.iwc.core",
                        "io.iwc.dataset",
                        "io.iwc.junit",
                        "io.iwc.record",
                        "io.iwc.replay",
                        "io.iwc.report",
                        "io.iwc.simulator",
                        "io.iwc.trace");
    }

    @Test
    void anInternalPackageIsExportedToOwnModulesOnlyAndNoOtherPackageToSome() {
        assertThat(exports()).isNotEmpty().allSatisfy(it -> {
            assertThat(it.isQualified()).as(it.source()).isEqualTo(isInternal(it.source()));
            assertThat(it.targets()).as(it.source()).allMatch(target -> target.startsWith("io.iwc."));
        });
    }

    @Test
    void saysWhereATypeThatWasAddedIsToBeNamed() {
        var found = ExportedTypes.parse("module io.iwc.core\nio.iwc.run.Run\nio.iwc.run.Run.Builder\n");

        assertThat(found.differencesFrom(ONE))
                .containsExactly("io.iwc.run.Run.Builder is exported by io.iwc.core and not named in"
                        + " src/cli/src/test/resources/io/iwc/cli/exported-types.txt: if a test author, a user of the"
                        + " command or an author of a reader needs it, name it there; if not, make it package-private"
                        + " or move it to a package named internal");
    }

    @Test
    void saysWhereATypeThatIsGoneIsStillNamed() {
        var found = ExportedTypes.parse("module io.iwc.core\n");

        assertThat(found.differencesFrom(ONE))
                .containsExactly("io.iwc.run.Run is named in"
                        + " src/cli/src/test/resources/io/iwc/cli/exported-types.txt and io.iwc.core does not export"
                        + " it: remove it there and name it under \"Breaking changes\" in CHANGELOG.md");
    }

    private static String list() throws IOException {
        try (var file = ExportedTypesTests.class.getResourceAsStream("exported-types.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Stream<Exports> exports() {
        return ExportedTypes.modules().stream()
                .map(ModuleReference::descriptor)
                .flatMap(module -> module.exports().stream());
    }

    private static boolean isInternal(String name) {
        return (name + ".").contains(".internal.");
    }
}
