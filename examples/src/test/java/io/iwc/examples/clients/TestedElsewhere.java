package io.iwc.examples.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A client whose tests are the same ones, compiled and run in a project of their own ({@code src/consumers/spring-ai2}),
 * because it cannot stand beside the others: what it does is read from their declarations.
 *
 * @param name of the class of tests, without its ending
 */
record TestedElsewhere(String name, String api, String url) {
    private static final Path PROJECT = Path.of("..", "src", "consumers", "spring-ai2");
    private static final Pattern VERSION = Pattern.compile("<spring-ai\\.version>(\\d+\\.\\d+)");
    private static final Pattern BUSY = Pattern.compile("int busy\\(\\) \\{\\s+return (\\d+);");
    private static final String USUAL = "429";

    String title() {
        var version = VERSION.matcher(text(PROJECT.resolve("pom.xml")));
        return "Spring AI" + (version.find() ? " " + version.group(1) : "");
    }

    String does(Class<?> feature) {
        var own = source(name + "Tests");
        var declared = declaration(source("SpringAi2Client")) + declaration(own);
        var isThere = Pattern.compile("\\b" + feature.getSimpleName() + "\\b")
                        .matcher(declared)
                        .find()
                || (feature == AnswersChats.class && declared.contains("TriesAgain"));
        if (!isThere) {
            return "–";
        }
        var busy = BUSY.matcher(own);
        return feature != TriesAgain.class ? "yes" : busy.find() ? busy.group(1) : USUAL;
    }

    private static String declaration(String source) {
        var begin = source.indexOf("class SpringAi2");
        return source.substring(begin, source.indexOf('{', begin));
    }

    private static String source(String type) {
        return text(PROJECT.resolve("src/test/java/io/iwc/examples/clients").resolve(type + ".java"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
