package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.junit.SuiteJournal.Note;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** As in Quarkus: IWC is loaded a second time, by a loader that takes JUnit from its parent. */
class JvmSharedTests {
    private static final String TEST = "[engine:shared]/[method:of these tests only]";

    @Test
    void isOneObjectForAllClassLoaders() throws ReflectiveOperationException {
        var here = JvmShared.object("of these tests only", ConcurrentHashMap::new);

        var there = new SecondLoader().loadClass(JvmShared.class.getName());
        var object = there.getDeclaredMethod("object", String.class, Supplier.class);
        object.setAccessible(true);

        assertThat(there).isNotSameAs(JvmShared.class);
        assertThat(object.invoke(null, "of these tests only", (Supplier<?>) ConcurrentHashMap::new))
                .isSameAs(here);
    }

    @Test
    void aListenerTakesWhatATestOfAnotherLoaderNoted() throws ReflectiveOperationException {
        SuiteJournal.open();
        try {
            var noting = new SecondLoader().loadClass(Noting.class.getName());
            var run = noting.getDeclaredMethod("run");
            run.setAccessible(true);
            run.invoke(null);

            assertThat(SuiteJournal.take(TEST, Status.FAILED, "too long")).hasValueSatisfying(entry -> {
                assertThat(entry.report().status()).isEqualTo(Status.FAILED);
                assertThat(entry.report().message()).isEqualTo("too long");
                assertThat(entry.baselines())
                        .contains(new TestBaselines(
                                "baselines",
                                "com/acme/ChatTests",
                                List.of("a", "b"),
                                List.of("a"),
                                List.of("c"),
                                List.of("d")));
            });
        } finally {
            SuiteJournal.close();
        }
    }

    /** What a test of the second loader does. */
    static final class Noting {
        private Noting() {}

        static void run() {
            var use = new TestBaselines(
                    "baselines", "com/acme/ChatTests", List.of("a", "b"), List.of("a"), List.of("c"), List.of("d"));
            SuiteJournal.note(TEST, new Note(TestReport.builder(TEST, "ChatTests", "chat"), Optional.of(use)));
        }
    }

    private static final class SecondLoader extends ClassLoader {
        SecondLoader() {
            super(JvmSharedTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.iwc.")) {
                return super.loadClass(name, resolve);
            }
            var loaded = findLoadedClass(name);
            return loaded == null ? again(name) : loaded;
        }

        private Class<?> again(String name) throws ClassNotFoundException {
            try (var bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                var content = bytes.readAllBytes();
                return defineClass(name, content, 0, content.length);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
