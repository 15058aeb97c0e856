package io.iwc.artifact.internal;

import java.io.IOException;
import java.nio.file.Path;

/** Another process that holds an output until it is killed. */
final class LockHolder {
    private LockHolder() {}

    static Process start(Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        output.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String... arguments) throws IOException {
        try (var held = OutputLock.ofFolder(Path.of(arguments[0]))) {
            System.out.println(held == null ? "" : "held");
            System.in.read(); // for ever
        }
    }
}
