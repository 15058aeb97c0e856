package io.iwc.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The types that each module exports to everybody: public, in a package that is exported without a target.
 *
 * @param byModule names of types, nested ones with a dot
 */
record ExportedTypes(SortedMap<String, SortedSet<String>> byModule) {
    /** Where all of them are named. */
    static final String LIST = "src/cli/src/test/resources/io/iwc/cli/exported-types.txt";

    private static final String HEADING = "module ";

    /** Those of the modules on the class path. */
    static ExportedTypes found() {
        var byModule = new TreeMap<String, SortedSet<String>>();
        modules().forEach(module -> byModule.put(module.descriptor().name(), typesOf(module)));
        return new ExportedTypes(byModule);
    }

    /** Those that a list names: under the heading of its module, each on a line of its own. */
    static ExportedTypes parse(String list) {
        var byModule = new TreeMap<String, SortedSet<String>>();
        SortedSet<String> types = new TreeSet<>();
        for (var line : list.lines().filter(it -> !it.isBlank()).toList()) {
            if (line.startsWith(HEADING)) {
                types = byModule.computeIfAbsent(line.substring(HEADING.length()), name -> new TreeSet<>());
            } else {
                types.add(line.strip());
            }
        }
        return new ExportedTypes(byModule);
    }

    /** IWC's modules, each as it was compiled. */
    static List<ModuleReference> modules() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(ExportedTypes::mayBeOurs)
                .flatMap(entry -> ModuleFinder.of(entry).findAll().stream())
                .filter(module -> module.descriptor().name().startsWith("io.iwc.")
                        && !module.descriptor().isAutomatic())
                .toList();
    }

    private static boolean mayBeOurs(Path entry) {
        return Files.exists(entry.resolve("module-info.class"))
                || entry.getFileName().toString().matches("iwc-.*\\.jar");
    }

    private static SortedSet<String> typesOf(ModuleReference module) {
        var packages = toEverybody(module.descriptor());
        try (var reader = module.open();
                var files = reader.list()) {
            return files.filter(it -> it.endsWith(".class") && it.contains("/"))
                    .map(it -> it.substring(0, it.length() - ".class".length()).replace('/', '.'))
                    .filter(it -> packages.contains(it.substring(0, it.lastIndexOf('.'))))
                    .map(ExportedTypes::load)
                    .filter(ExportedTypes::isAccessible)
                    .map(Class::getCanonicalName)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> toEverybody(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(it -> !it.isQualified())
                .map(Exports::source)
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ExportedTypes.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isAccessible(Class<?> type) {
        var outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers())
                ? outer == null || isAccessible(outer)
                : Modifier.isProtected(type.getModifiers()) && isAccessible(outer);
    }

    /** What differs from the list, a sentence for each type, with what is to be done. */
    List<String> differencesFrom(ExportedTypes listed) {
        var differences = new ArrayList<String>();
        byModule.forEach((module, types) -> types.stream()
                .filter(type -> !listed.of(module).contains(type))
                .forEach(type -> differences.add(type + " is exported by " + module + " and not named in " + LIST
                        + ": if a test author, a user of the command or an author of a reader needs it, name it there;"
                        + " if not, make it package-private or move it to a package named internal")));
        listed.byModule.forEach(
                (module, types) -> types.stream()
                        .filter(type -> !of(module).contains(type))
                        .forEach(
                                type -> differences.add(
                                        type + " is named in " + LIST + " and " + module
                                                + " does not export it: remove it there and name it under \"Breaking changes\" in CHANGELOG.md")));
        return differences;
    }

    private SortedSet<String> of(String module) {
        return byModule.getOrDefault(module, new TreeSet<>());
    }

    /** As the list has them. */
    @Override
    public String toString() {
        return byModule.entrySet().stream()
                .filter(module -> !module.getValue().isEmpty())
                .map(module -> HEADING + module.getKey() + "\n" + String.join("\n", module.getValue()) + "\n")
                .collect(Collectors.joining("\n"));
    }
}
