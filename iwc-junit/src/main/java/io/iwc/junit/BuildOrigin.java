package io.iwc.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which state of which project was tested, as far as a CI server or a Git folder says it. Nothing is guessed.
 *
 * @param facts {@code project}, {@code commit}, {@code branch}, each only if it is known
 */
record BuildOrigin(SortedMap<String, String> facts) {
    private static final List<String> PROJECT = List.of("GITHUB_REPOSITORY", "CI_PROJECT_PATH", "JOB_NAME");
    private static final List<String> COMMIT = List.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT");
    private static final List<String> BRANCH = List.of(
            "GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", "CHANGE_BRANCH", "BRANCH_NAME", "GIT_BRANCH");

    private static final String REF = "ref: ";
    private static final String HEADS = "refs/heads/";

    static BuildOrigin of(Path project, Configuration configuration) {
        var facts = new TreeMap<String, String>();
        var folder = project.getFileName();
        first(configuration, PROJECT)
                .or(() -> Optional.ofNullable(folder).map(Path::toString))
                .ifPresent(name -> facts.put("project", name));
        var head = gitFolder(project).flatMap(BuildOrigin::head);
        first(configuration, COMMIT)
                .or(() -> head.flatMap(it -> it.commit))
                .ifPresent(commit -> facts.put("commit", commit));
        first(configuration, BRANCH)
                .or(() -> head.flatMap(it -> it.branch))
                .ifPresent(branch -> facts.put("branch", branch));
        return new BuildOrigin(facts);
    }

    private record Head(Optional<String> commit, Optional<String> branch) {}

    private static Optional<String> first(Configuration configuration, List<String> variables) {
        return variables.stream()
                .map(configuration::variable)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The folder itself, or the one that the file of a work tree names. */
    private static Optional<Path> gitFolder(Path project) {
        for (var folder = project; folder != null; folder = folder.getParent()) {
            var git = folder.resolve(".git");
            if (Files.isDirectory(git)) {
                return Optional.of(git);
            }
            if (Files.isRegularFile(git)) {
                var above = folder;
                return line(git)
                        .filter(text -> text.startsWith("gitdir: "))
                        .map(text -> above.resolve(text.substring("gitdir: ".length())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Head> head(Path git) {
        return line(git.resolve("HEAD")).map(text -> {
            if (!text.startsWith(REF)) {
                return new Head(Optional.of(text), Optional.empty());
            }
            var ref = text.substring(REF.length());
            var branch = ref.startsWith(HEADS) ? Optional.of(ref.substring(HEADS.length())) : Optional.<String>empty();
            return new Head(commit(git, ref), branch);
        });
    }

    private static Optional<String> commit(Path git, String ref) {
        var common = line(git.resolve("commondir")).map(git::resolve).orElse(git);
        return Stream.of(git, common)
                .map(folder -> line(folder.resolve(ref)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> packed(common, ref));
    }

    private static Optional<String> packed(Path git, String ref) {
        try (var lines = Files.lines(git.resolve("packed-refs"))) {
            return lines.filter(line -> line.endsWith(" " + ref))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .findFirst();
        } catch (IOException | RuntimeException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> line(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip);
        } catch (IOException | RuntimeException unknown) {
            return Optional.empty();
        }
    }
}
