package io.iwc.junit;

import io.iwc.junit.Configuration.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the report goes and in which forms.
 *
 * @param folder absolute
 * @param project what paths are printed relative to
 * @param formats of {@code html}, {@code md}, {@code json}, {@code metrics}, {@code codequality}
 * @param stepSummary the file of GitHub's job summary, if the Markdown is to be appended to it
 * @param junitXml whether {@code iwc-junit.xml} is written too
 * @param attachmentLines whether failures print {@code [[ATTACHMENT|path]]} for the CI server
 */
record ReportSettings(
        Path folder,
        Path project,
        Set<String> formats,
        Optional<Path> stepSummary,
        boolean attachmentLines,
        boolean junitXml) {
    private static final List<String> FORMATS = List.of("html", "md", "json", "metrics", "codequality");
    private static final List<String> TOP = List.of(".mvn", "settings.gradle", "settings.gradle.kts", ".git");
    private static final List<String> SWITCH = List.of("auto", "true", "false");

    static ReportSettings of(Configuration configuration, Path module) {
        var folder = folder(configuration, module);
        var summary = configuration.variable("GITHUB_STEP_SUMMARY").map(Path::of);
        var wantsSummary = !choice(configuration, "iwc.report.github-summary").equals("false");
        var attachments = choice(configuration, "iwc.report.attachment-lines");
        return new ReportSettings(
                module.resolve(folder),
                projectOf(module),
                formats(configuration),
                wantsSummary ? summary : Optional.empty(),
                attachments.equals("true")
                        || (attachments.equals("auto")
                                && configuration.variable("CI").isPresent()),
                configuration.isSwitchedOn("iwc.report.junit-xml"));
    }

    /** The folder as it was set, or the build tool's. */
    static String folder(Configuration configuration, Path module) {
        return configuration.find("iwc.report.dir").map(Setting::value).orElseGet(() -> defaultFolder(module));
    }

    /** A path as people type it: relative to the project if it lies in there. */
    String shown(Path path) {
        return path.startsWith(project) ? project.relativize(path).toString().replace('\\', '/') : path.toString();
    }

    /** Builds are started at the top, which Maven, Gradle and Git mark; the module itself where nothing does. */
    static Path projectOf(Path module) {
        for (var folder = module; folder != null; folder = folder.getParent()) {
            if (TOP.stream().map(folder::resolve).anyMatch(Files::exists)) {
                return folder;
            }
        }
        return module;
    }

    private static String defaultFolder(Path module) {
        var isGradle = Files.exists(module.resolve("build.gradle")) || Files.exists(module.resolve("build.gradle.kts"));
        return isGradle ? "build/iwc" : "target/iwc";
    }

    private static Set<String> formats(Configuration configuration) {
        var setting = configuration.find("iwc.report.formats");
        var isGitLab = configuration.variable("GITLAB_CI").isPresent();
        var usual = isGitLab ? "html,md,json,metrics,codequality" : "html,md,json";
        var chosen =
                new TreeSet<>(List.of(setting.map(Setting::value).orElse(usual).split("\\s*,\\s*", -1)));
        if (!FORMATS.containsAll(chosen)) {
            throw setting.orElseThrow().refused("some of " + String.join(", ", FORMATS));
        }
        return chosen;
    }

    private static String choice(Configuration configuration, String key) {
        var setting = configuration.find(key);
        var value = setting.map(Setting::value).orElse("auto");
        if (!SWITCH.contains(value)) {
            throw setting.orElseThrow().refused("auto, true or false");
        }
        return value;
    }
}
