package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader of the page on formats of one's own, compiled as printed and found on the class path. */
class OwnFormatTests {
    @TempDir
    private static Path compiled;

    private static OwnFormatPage page;

    @TempDir
    private Path folder;

    private final InProcess process = new InProcess();
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader classPath;

    @BeforeAll
    static void compileTheReader() throws IOException {
        page = new OwnFormatPage();
        page.install(compiled);
    }

    @BeforeEach
    void enterTheClassPath() throws IOException {
        Files.writeString(folder.resolve("gateway.jsonl"), page.first("json"));
        enter(compiled);
    }

    @AfterEach
    void leaveTheClassPath() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        classPath.close();
    }

    @Test
    void isShorterThanFortyLines() {
        assertThat(page.first("java").lines()).hasSizeLessThan(40);
    }

    @Test
    void isCompiledByItsName() {
        var status = compile("gateway-log");

        assertThat(process.err()).isEqualTo("wrote " + folder.resolve("week.jsonl") + "\n");
        assertThat(status).isZero();
        var requests = Workload.read(folder.resolve("week.jsonl")).requests();
        assertThat(requests).extracting(Request::id).containsExactly("req-000001", "req-000002", "req-000003");
        assertThat(requests).extracting(Request::arrivalNanos).containsExactly(0L, 850_000_000L, 850_000_000L);
        assertThat(requests)
                .extracting(request -> request.promptTokens().orElseThrow())
                .containsExactly(812, 95, 1204);
        assertThat(requests)
                .extracting(request -> request.outputTokens().orElseThrow())
                .containsExactly(64, 210, 12);
        assertThat(requests)
                .extracting(request -> request.userId().orElse("nobody"))
                .containsExactly("acme", "globex", "nobody");
    }

    @Test
    void isDetected() {
        assertThat(compile("auto")).isZero();

        assertThat(said()).isIn(page.texts());
    }

    @Test
    void isListed() {
        assertThat(process.iwc("formats")).isZero();

        assertThat(process.out().lines())
                .hasSize(17)
                .startsWith("canonical      IWC's own JSON lines")
                .last()
                .isIn(page.texts());
    }

    @Test
    void namesTheLineAndFieldOfABadRow() throws IOException {
        Files.writeString(
                folder.resolve("gateway.jsonl"),
                page.first("json").replace("\"tokens_in\": 95", "\"tokens_in\": \"many\""));

        assertThat(compile("gateway-log")).isEqualTo(1);

        assertThat(said()).isIn(page.texts());
    }

    @Test
    void hasNoOptionsThatItDoesNotName() {
        assertThat(compile("gateway-log", "--time-unit=ms")).isEqualTo(64);

        assertThat(process.err())
                .startsWith(
                        "iwc compile: --time-unit: an option of simple-json and jsonl-prompts and sharegpt and openai-chat and mooncake and metrics-csv, found with gateway-log\n");
    }

    @Test
    void isNamedWhereTheFormatIsMistyped() {
        assertThat(compile("gateway-lgo")).isEqualTo(64);

        assertThat(process.err())
                .startsWith("iwc compile: Invalid value for positional parameter at index 0 (FORMAT): found"
                        + " \"gateway-lgo\", expected one of auto, canonical,")
                .contains("metrics-csv, gateway-log\n");
    }

    @Test
    void isNotUsedWhereAnotherReaderCannotBeLoaded() throws IOException {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("io.iwc.dataset.DatasetReader"), "com.example.Nowhere");
        classPath.close();
        enter(folder);

        assertThat(compile("gateway-log")).isEqualTo(64);

        assertThat(process.err())
                .startsWith("iwc compile: Invalid value for positional parameter at index 0 (FORMAT): format: found a"
                        + " reader on the class path that cannot be loaded: io.iwc.dataset.DatasetReader: Provider"
                        + " com.example.Nowhere not found; expected a public class with a public constructor without"
                        + " parameters\n");
    }

    private void enter(Path classes) throws IOException {
        classPath = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(classPath);
    }

    private int compile(String format, String... options) {
        var input = folder.resolve("gateway.jsonl").toString();
        var output = folder.resolve("week.jsonl").toString();
        var arguments = Stream.concat(Stream.of("compile", format, "-i", input, "-o", output), Stream.of(options));
        return process.iwc(arguments.toArray(String[]::new));
    }

    /** What the command printed, as if run in the folder. */
    private String said() {
        return process.err()
                .replace(folder + "/", "")
                .replaceFirst("wrote .*\n$", "")
                .stripTrailing();
    }
}
