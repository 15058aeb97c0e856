package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildOriginTests {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path temp;

    private Path project = Path.of("");

    @BeforeEach
    void makeTheProject() throws IOException {
        project = Files.createDirectories(temp.resolve("parcel"));
    }

    @Test
    void takesWhatTheCiServerSays() {
        var github = Map.of("GITHUB_REPOSITORY", "acme/parcel", "GITHUB_SHA", COMMIT, "GITHUB_REF_NAME", "main");

        assertThat(origin(github).facts())
                .isEqualTo(Map.of("project", "acme/parcel", "commit", COMMIT, "branch", "main"));
    }

    @Test
    void readsTheGitFolderWhereNoServerSaysIt() throws IOException {
        var git = Files.createDirectories(project.resolve(".git/refs/heads"));
        Files.writeString(project.resolve(".git/HEAD"), "ref: refs/heads/longer\n");
        Files.writeString(git.resolve("longer"), COMMIT + "\n");

        assertThat(origin(Map.of()).facts())
                .isEqualTo(Map.of("project", "parcel", "commit", COMMIT, "branch", "longer"));
    }

    @Test
    void findsAPackedReference() throws IOException {
        Files.createDirectories(project.resolve(".git"));
        Files.writeString(project.resolve(".git/HEAD"), "ref: refs/heads/longer\n");
        Files.writeString(project.resolve(".git/packed-refs"), "# pack-refs\n" + COMMIT + " refs/heads/longer\n");

        assertThat(origin(Map.of()).facts()).containsEntry("commit", COMMIT);
    }

    @Test
    void followsAWorkTreeToItsRepository() throws IOException {
        var tree = Files.createDirectories(temp.resolve("repository/worktrees/parcel"));
        Files.writeString(project.resolve(".git"), "gitdir: " + tree + "\n");
        Files.writeString(tree.resolve("HEAD"), "ref: refs/heads/longer\n");
        Files.writeString(tree.resolve("commondir"), "../..\n");
        var refs = Files.createDirectories(temp.resolve("repository/refs/heads"));
        Files.writeString(refs.resolve("longer"), COMMIT + "\n");

        assertThat(origin(Map.of()).facts()).containsEntry("commit", COMMIT).containsEntry("branch", "longer");
    }

    @Test
    void hasNoBranchOnADetachedHead() throws IOException {
        Files.createDirectories(project.resolve(".git"));
        Files.writeString(project.resolve(".git/HEAD"), COMMIT + "\n");

        assertThat(origin(Map.of()).facts()).containsEntry("commit", COMMIT).doesNotContainKey("branch");
    }

    private BuildOrigin origin(Map<String, String> variables) {
        return BuildOrigin.of(project, new Configuration(new Properties(), variables, key -> Optional.empty()));
    }
}
