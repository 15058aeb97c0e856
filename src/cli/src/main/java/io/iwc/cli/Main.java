package io.iwc.cli;

/**
 * Where the {@code iwc} command starts. Exit status: 0 done, 1 bad input or failed operation, 2 a gate failed, 64 usage
 * error, 130 interrupted.
 *
 * @since 0.1
 */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit status. */
    public static void main(String... arguments) {
        keepNettyFromUnsafe();
        System.exit(run(Console.ofProcess(), arguments));
    }

    static int run(Console console, String... arguments) {
        return Version.isAllOf(arguments) ? Version.print(console) : IwcCommand.run(console, arguments);
    }

    /** From Java 24 on, the JVM prints warnings on standard error when Netty reaches for memory past the Java API. */
    static void keepNettyFromUnsafe() {
        if (Runtime.version().feature() >= 24 && System.getProperty("io.netty.noUnsafe") == null) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
    }
}
