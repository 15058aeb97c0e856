package io.iwc.dataset;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Readers as if a jar named them that lies on the class path of this thread, until it is closed. */
final class ServicePath implements AutoCloseable {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final URLClassLoader loader;

    private ServicePath(URL folder) {
        loader = new URLClassLoader(new URL[] {folder}, before);
        Thread.currentThread().setContextClassLoader(loader);
    }

    static ServicePath with(Path folder, Class<?>... readers) {
        var names = Arrays.stream(readers).map(Class::getName).collect(Collectors.joining("\n"));
        try {
            var services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.writeString(services.resolve(DatasetReader.class.getName()), names);
            return new ServicePath(folder.toUri().toURL());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
        try {
            loader.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
