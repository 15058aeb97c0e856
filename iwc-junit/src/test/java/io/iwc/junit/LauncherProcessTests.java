package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.assertj.IwcAssertions.tuple;

import io.iwc.report.internal.SuiteReportFile;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import io.iwc.workload.Workload;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of launchers that are processes of their own: JUnit's on the console, and workers as Gradle has them. */
class LauncherProcessTests {
    @TempDir
    private Path folder;

    @Test
    void theConsoleLauncherLeavesAReport() throws IOException, InterruptedException {
        var console = console(MorningTestCases.class, EveningTestCases.class);

        assertThat(end(console)).isZero();
        assertThat(tests("target/iwc"))
                .extracting(TestReport::displayName, TestReport::status)
                .containsExactlyInAnyOrder(
                        tuple("morning(Workload)", Status.PASSED), tuple("evening(Workload)", Status.PASSED));
    }

    @Test
    void aFailureIsAttachedAndSummarisedOnCi() throws IOException, InterruptedException {
        var summary = folder.resolve("summary.md");

        var console = console(WrongTestCases.class);
        console.environment().put("CI", "true");
        console.environment().put("GITHUB_STEP_SUMMARY", summary.toString());

        assertThat(end(console)).isEqualTo(1);
        var report = folder.toRealPath().resolve("target/iwc/report.html");
        assertThat(said()).contains("\n[[ATTACHMENT|" + report + "]]\n");
        assertThat(report).exists();
        assertThat(summary).content().contains("wrong(Workload)", "to have 5 requests but has 4");
    }

    @Test
    void numbersAndFindingsAreWrittenForTheReportsOfGitLab() throws IOException, InterruptedException {
        var console = console(WrongTestCases.class);
        console.environment().put("GITLAB_CI", "true");

        assertThat(end(console)).isEqualTo(1);
        assertThat(folder.resolve("target/iwc/metrics.txt"))
                .content()
                .contains("\niwc_tests{status=\"failed\"} 1.0\n")
                .endsWith("# EOF\n");
        assertThat(folder.resolve("target/iwc/codequality.json")).content().startsWith("[");
    }

    @Test
    void nothingIsLeftWhereNothingRan() throws IOException, InterruptedException {
        var console = console(PlainTestCases.class);

        assertThat(end(console)).isZero();
        assertThat(folder.resolve("target")).doesNotExist();
        assertThat(said()).doesNotContain("IWC");
    }

    @Test
    void workersOfOneBuildShareAReportAndTheNewestOutcomeWins() throws IOException, InterruptedException {
        Files.createFile(folder.resolve("build.gradle"));
        var morning = worker(MorningTestCases.class, SecondTimeTestCases.class).start();
        var evening = worker(EveningTestCases.class).start();
        assertThat(List.of(morning.waitFor(), evening.waitFor())).containsExactly(0, 0);

        var again = worker(SecondTimeTestCases.class, PlainTestCases.class);

        assertThat(end(again)).isZero();
        assertThat(tests("build/iwc"))
                .extracting(TestReport::displayName, TestReport::status)
                .containsExactlyInAnyOrder(
                        tuple("morning(Workload)", Status.PASSED),
                        tuple("evening(Workload)", Status.PASSED),
                        tuple("secondTime(Workload)", Status.PASSED));
        try (var parts = Files.list(folder.resolve("build/iwc/parts"))) {
            assertThat(parts.filter(part -> part.toString().endsWith(".json"))).hasSize(4); // a plan each
        }
    }

    private List<TestReport> tests(String reports) {
        return SuiteReportFile.read(folder.resolve(reports).resolve("report.json"))
                .tests();
    }

    private ProcessBuilder console(Class<?>... fixtures) throws IOException {
        var arguments = new ArrayList<>(
                List.of("org.junit.platform.console.ConsoleLauncher", "execute", "--disable-banner", "--details=none"));
        for (var fixture : fixtures) {
            arguments.add("--select-class=" + fixture.getName());
        }
        return java(arguments);
    }

    private ProcessBuilder worker(Class<?>... fixtures) throws IOException {
        var arguments = new ArrayList<>(List.of(SessionWorker.class.getName()));
        Arrays.stream(fixtures).map(Class::getName).forEach(arguments::add);
        return java(arguments);
    }

    private ProcessBuilder java(List<String> arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jvm = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                compiled() + File.pathSeparator + System.getProperty("java.class.path"));
        var process = new ProcessBuilder(
                        Stream.concat(jvm.stream(), arguments.stream()).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("out.txt").toFile()));
        process.environment().keySet().removeIf(name -> List.of("CI", "GITHUB_STEP_SUMMARY", "GITLAB_CI")
                .contains(name));
        return process;
    }

    /** The fixtures as classes of a module of their own: a report belongs to the module of the classes that ran. */
    private Path compiled() throws IOException {
        if (!Files.exists(folder.resolve("build.gradle")) && !Files.exists(folder.resolve("pom.xml"))) {
            Files.createFile(folder.resolve("pom.xml"));
        }
        var here = Path.of(URI.create(LauncherProcessTests.class
                        .getResource("LauncherProcessTests.class")
                        .toString()))
                .getParent();
        var there = Files.createDirectories(folder.resolve("compiled/io/iwc/junit"));
        try (var classes = Files.newDirectoryStream(here, "LauncherProcessTests*.class")) {
            for (var file : classes) {
                Files.copy(file, there.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder.resolve("compiled");
    }

    private static int end(ProcessBuilder process) throws IOException, InterruptedException {
        return process.start().waitFor();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("out.txt")).replace("\r\n", "\n");
    }

    static class MorningTestCases {
        @Test
        void morning(@IwcWorkload(synthetic = @Synthetic(requests = 3)) Workload workload) {
            assertThat(workload).hasRequestCount(3);
        }
    }

    static class EveningTestCases {
        @Test
        void evening(@IwcWorkload(synthetic = @Synthetic(requests = 4)) Workload workload) {
            assertThat(workload).hasRequestCount(4);
        }
    }

    static class WrongTestCases {
        @Test
        void wrong(@IwcWorkload(synthetic = @Synthetic(requests = 4)) Workload workload) {
            assertThat(workload).hasRequestCount(5);
        }
    }

    static class SecondTimeTestCases {
        /** Fails in the first process that comes here. */
        @Test
        void secondTime(@IwcWorkload(synthetic = @Synthetic(requests = 4)) Workload workload) {
            var mark = Path.of("was-here");
            assertThat(workload).hasRequestCount(Files.exists(mark) ? 4 : leave(mark));
        }

        private static int leave(Path mark) {
            try {
                Files.createFile(mark);
                return 5;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static class PlainTestCases {
        @Test
        void plain() {
            assertThat(1 + 1).isEqualTo(2);
        }
    }
}
