package io.iwc.artifact.internal;

import java.io.IOException;
import java.nio.file.Path;

/** Another process that holds an output until it is killed. */
final class LockHolder {
    private LockHolder() {}

    static Process start(Path output) throws IOException {
        return start("folder", output);
    }

    /**
     * Starts one.
     *
     * @param kind {@code folder} or {@code tree}
     */
    static Process start(String kind, Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        kind,
                        output.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String... arguments) throws IOException {
        var output = Path.of(arguments[1]);
        try (var held = arguments[0].equals("tree") ? OutputLock.ofTree(output) : OutputLock.ofFolder(output)) {
            System.out.println(held == null ? "" : "held");
            System.in.read(); // for ever
        }
    }
}
