package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.iwc.testing.FencedBlock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/**
 * Every block of a page is checked as it is printed. A block that is a file of the project says so
 * ({@code <!-- file: PATH -->}); what nothing here can check says why ({@code <!-- not checked: REASON -->}).
 */
class DocumentedBlocksTests {
    private static final Path PROJECT = Path.of("..", "..");

    /** Java is compiled by DocumentedSnippetsTests, consoles are run by DocumentedCommandsTests, the rest is output. */
    private static final Set<String> CHECKED_ELSEWHERE = Set.of("java", "console", "text", "");

    static Stream<FencedBlock> blocks() throws IOException {
        return FencedBlock.inDocumentation(PROJECT)
                .filter(block -> !CHECKED_ELSEWHERE.contains(block.language()))
                .filter(block -> block.named("not checked").isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void holdsAsItIsPrinted(FencedBlock block) throws Exception {
        if (!block.named("file").isEmpty()) {
            assertThat(PROJECT.resolve(block.named("file"))).content().contains(block.text());
            return;
        }
        switch (block.language()) {
            case "xml" -> checkXml(block);
            case "json" -> checkJson(block);
            case "yaml" -> assertThat(new YAMLMapper().readTree(block.text())).isNotEmpty();
            case "sh" -> commandsIn(block.text()).forEach(command -> check(block, command));
            default ->
                throw new AssertionError(block + ": nothing checks this language; name the file that it is of with"
                        + " <!-- file: PATH --> before the block, or say <!-- not checked: REASON -->");
        }
    }

    @Test
    void everyReasonIsASentence() throws IOException {
        var reasons = FencedBlock.inDocumentation(PROJECT)
                .map(block -> block.named("not checked"))
                .filter(reason -> !reason.isEmpty());

        assertThat(reasons).allMatch(reason -> reason.split(" ").length > 3);
    }

    private static void checkXml(FencedBlock block) throws Exception {
        var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        var root = parser.parse(new InputSource(new StringReader("<pom>" + block.text() + "</pom>")));

        var pom = Files.readString(PROJECT.resolve("pom.xml"));
        var versions = root.getElementsByTagName("version");
        for (var i = 0; i < versions.getLength(); i++) {
            var group = versions.item(i)
                    .getParentNode()
                    .getTextContent()
                    .strip()
                    .lines()
                    .findFirst()
                    .orElse("");
            assertThat(pom)
                    .as("%s: version of %s", block, group)
                    .contains(">" + versions.item(i).getTextContent() + "<");
        }
    }

    /** A document, or one on each line. */
    private static void checkJson(FencedBlock block) throws IOException {
        try (var values = new ObjectMapper().readerFor(Object.class).readValues(block.text())) {
            assertThat(values.readAll()).isNotEmpty();
        }
    }

    /** Of a block: a backslash joins lines, {@code &&} and a bar part them, a comment says nothing. */
    private static Stream<String> commandsIn(String text) {
        return text.replace("\\\n", " ")
                .lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*", ""))
                .flatMap(line -> Stream.of(line.split("&&|\\|", -1)))
                .map(String::strip)
                .filter(command -> !command.isEmpty());
    }

    private static void check(FencedBlock block, String command) {
        var words = List.of(command.replaceFirst("^([A-Z_]+=\\S+ )+", "").split(" +"));
        var program = words.get(0);
        if (program.endsWith("iwc")) {
            parse(block, words.subList(1, words.size()).toArray(String[]::new));
        } else if (program.equals("mvn")) {
            namesWhatIsThere(block, command);
        } else if (program.equals("spark-submit")) {
            var own = words.indexOf("iwc.jar");
            parse(block, words.subList(own + 1, words.size()).toArray(String[]::new));
        } else if (program.contains("/")) {
            assertThat(PROJECT.resolve(program)).as("%s", block).isExecutable();
        } else {
            assertThat(program).as("%s: %s", block, command).isIn("cd", "gradle");
        }
    }

    private static void parse(FencedBlock block, String... arguments) {
        var console = Console.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), false);
        var quoted = Stream.of(arguments).map(word -> word.replace("\"", "")).toArray(String[]::new);
        assertThat(IwcCommand.commandLine(console, quoted).parseArgs(quoted).errors())
                .as("%s: iwc %s", block, String.join(" ", quoted))
                .isEmpty();
    }

    private static void namesWhatIsThere(FencedBlock block, String command) {
        for (var module :
                Pattern.compile("-pl ([\\w./,-]+)").matcher(command).results().toList()) {
            for (var folder : module.group(1).split(",", -1)) {
                assertThat(PROJECT.resolve(folder).resolve("pom.xml"))
                        .as("%s", block)
                        .exists();
            }
        }
        for (var profile :
                Pattern.compile("-P(\\w+)").matcher(command).results().toList()) {
            assertThat(PROJECT.resolve("pom.xml"))
                    .as("%s", block)
                    .content()
                    .contains("<id>" + profile.group(1) + "</id>");
        }
    }
}
