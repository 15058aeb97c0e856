package io.iwc.cli;

import io.iwc.fingerprint.FingerprintFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a project with a first test. The projects in {@code examples} are the templates, packed with the command.
 *
 * @param sources what does not depend on the build tool, by path below the project
 */
record Quickstart(Map<String, QuickstartFile> sources) {
    private static final String MAVEN = "quickstart-maven";
    private static final String GRADLE = "quickstart-gradle";
    private static final String CAPTURE = "quickstart-capture";

    private static final String TEST = "src/test/java/com/acme/SupportChatTests.java";
    private static final String CHATS = "src/test/resources/chats/";
    private static final String EXAMPLE = CHATS + "support.json";
    private static final String BASELINE =
            "src/test/resources/iwc/com/acme/SupportChatTests/keepsItsShape.fingerprint.json";

    private static final String IGNORED = "target/\nbuild/\n.gradle/\n";

    /** The example's chats. */
    static Quickstart ofExample() {
        return packed(MAVEN, TEST, EXAMPLE, BASELINE);
    }

    /** The same tests on other chats: with their baseline, and a bound that their prediction keeps. */
    static Quickstart ofChats(Path file) {
        var chats = QuickstartChats.of(file);
        var sources = new TreeMap<String, QuickstartFile>();
        chats.files().forEach((name, copied) -> sources.put(CHATS + name, copied));
        sources.put(TEST, new QuickstartFile.Text(chats.testFrom(new QuickstartFile.Packed(MAVEN, TEST).text())));
        sources.put(BASELINE, new QuickstartFile.Text(FingerprintFile.text(chats.fingerprint())));
        return new Quickstart(sources);
    }

    /** An application whose calls are captured. */
    static Quickstart ofCapture() {
        return packed(
                CAPTURE,
                "src/main/java/com/acme/Assistant.java",
                "src/test/java/com/acme/AssistantTests.java",
                "src/test/resources/iwc/com/acme/AssistantTests/keepsItsPrompts.fingerprint.json");
    }

    /** All files, in the order of their paths. */
    Map<String, QuickstartFile> files(boolean gradle) {
        var files = new TreeMap<>(sources);
        var tool = gradle ? GRADLE : MAVEN;
        var ofTool = gradle ? List.of("build.gradle.kts", "settings.gradle.kts") : List.of("pom.xml");
        ofTool.forEach(name -> files.put(name, new QuickstartFile.Packed(tool, name)));
        files.put(".gitignore", new QuickstartFile.Text(IGNORED)); // tools that pack resources leave this name out
        return files;
    }

    private static Quickstart packed(String project, String... names) {
        var sources = new TreeMap<String, QuickstartFile>();
        for (var name : names) {
            sources.put(name, new QuickstartFile.Packed(project, name));
        }
        return new Quickstart(sources);
    }
}
