package io.iwc.junit;

import io.iwc.report.internal.TestReport.SourceLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * Where in the source of a test it failed.
 *
 * @param className of the test
 * @param fileName of its source, without folders
 * @param line from 1
 */
record SourcePlace(String className, String fileName, int line) {
    private static final List<String> ROOTS = List.of(
            "src/test/java",
            "src/test/kotlin",
            "src/test/groovy",
            "src/it/java",
            "src/integrationTest/java",
            "src/integrationTest/kotlin");

    /** The first line of the test's own class, or one within it, that the failure passed through. */
    static Optional<SourcePlace> of(Throwable thrown, Optional<TestSource> source) {
        return source.flatMap(SourcePlace::className).flatMap(name -> Arrays.stream(thrown.getStackTrace())
                .filter(frame -> outer(frame.getClassName()).equals(outer(name)))
                .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
                .findFirst()
                .map(frame -> new SourcePlace(name, String.valueOf(frame.getFileName()), frame.getLineNumber())));
    }

    /** As a file of the checkout; empty where the module has no such file. */
    Optional<SourceLine> in(Path module, CheckoutFolder checkout) {
        return ROOTS.stream()
                .map(root -> module.resolve(root).resolve(path()))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> new SourceLine(checkout.shown(file), line));
    }

    /** The file below a source folder: {@code com/acme/SupportTests.java}. */
    private String path() {
        var end = className.lastIndexOf('.');
        return end < 0 ? fileName : className.substring(0, end).replace('.', '/') + "/" + fileName;
    }

    private static Optional<String> className(TestSource source) {
        if (source instanceof MethodSource method) {
            return Optional.of(method.getClassName());
        }
        return source instanceof ClassSource type ? Optional.of(type.getClassName()) : Optional.empty();
    }

    private static String outer(String className) {
        var nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }
}
