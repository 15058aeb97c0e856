package io.iwc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the GitHub Action, as a runner calls them, with the zip that the build made. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "runners have bash and unzip")
class ActionIT {
    private static final Path ACTION =
            Path.of("..", "..", ".github", "actions", "iwc").toAbsolutePath();
    private static final String REQUEST =
            "{\"arrival_time_ms\":0,\"max_output_tokens\":8,\"prompt\":\"Where is it?\",\"request_id\":\"a\"}\n";

    @TempDir
    private Path folder;

    private final Map<String, String> runner = new TreeMap<>();

    @BeforeEach
    void install() throws Exception {
        for (var file : new String[] {"GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"}) {
            runner.put(file, Files.createFile(folder.resolve(file)).toString());
        }
        runner.put("RUNNER_TEMP", Files.createDirectory(folder.resolve("temp")).toString());
        runner.put("JAVA_HOME", System.getProperty("java.home"));
        Files.writeString(folder.resolve("w.jsonl"), REQUEST);

        runner.put("INPUT_ARCHIVE", System.getProperty("iwc.zip"));
        assertThat(step("install")).isZero();
        runner.put("PATH", Files.readString(folder.resolve("GITHUB_PATH")).strip() + ":" + System.getenv("PATH"));
    }

    @Test
    void anInstallationNeedsItsZip() throws Exception {
        runner.put("INPUT_ARCHIVE", "nowhere.zip");

        assertThat(step("install")).isEqualTo(64);

        assertThat(said()).isEqualTo("::error title=IWC::archive: found nowhere.zip, expected the zip of a release\n");
    }

    @Test
    void whatAnApplicationSendsIsCapturedAndJudged() throws Exception {
        runner.put("INPUT_CAPTURED", "traffic.jsonl");
        runner.put("INPUT_CAPTURE", "iwc run w.jsonl --endpoint $OPENAI_BASE_URL --model any -o run");
        assertThat(step("capture")).as(said()).isZero();

        runner.put("INPUT_GATE", "diff w.jsonl traffic.jsonl --summary --fail-on requests.count=0");
        assertThat(step("gate")).as(said()).isZero();

        assertThat(folder.resolve("traffic.jsonl")).content().contains("Where is it?");
        assertThat(folder.resolve("GITHUB_OUTPUT")).hasContent("status=0");
        assertThat(folder.resolve("temp/iwc-comment.md"))
                .content()
                .startsWith("IWC: the gate passed\n\n````text\n$ iwc diff w.jsonl traffic.jsonl --summary")
                .isEqualTo(Files.readString(folder.resolve("GITHUB_STEP_SUMMARY")));
    }

    @Test
    void anApplicationThatSendsNothingFails() throws Exception {
        runner.put("INPUT_CAPTURED", "traffic.jsonl");
        runner.put("INPUT_CAPTURE", "true");

        assertThat(step("capture")).isEqualTo(1);

        assertThat(said()).contains("\n::error title=IWC::capture: the command sent no request to http://127.0.0.1:");
    }

    @Test
    void anApplicationThatFailsFailsAsItDid() throws Exception {
        runner.put("INPUT_CAPTURED", "traffic.jsonl");
        runner.put("INPUT_CAPTURE", "exit 7");

        assertThat(step("capture")).isEqualTo(7);

        assertThat(said()).endsWith("\n::error title=IWC::capture: the command ended with status 7\n");
    }

    @Test
    void aGateThatFailsFailsTheStep() throws Exception {
        Files.writeString(folder.resolve("two.jsonl"), REQUEST + REQUEST.replace("\"a\"", "\"b\""));
        runner.put("INPUT_GATE", "diff w.jsonl two.jsonl --summary --fail-on requests.count=0");

        assertThat(step("gate")).isEqualTo(2);

        assertThat(folder.resolve("GITHUB_OUTPUT")).hasContent("status=2");
        assertThat(folder.resolve("GITHUB_STEP_SUMMARY")).content().startsWith("IWC: the gate **failed**\n");
        assertThat(said()).containsPattern("\n::error title=IWC::requests.count .* FAIL\n$");
    }

    @Test
    void aGateThatCannotJudgeIsNoPass() throws Exception {
        runner.put("INPUT_GATE", "diff w.jsonl nowhere.jsonl --summary");

        assertThat(step("gate")).isEqualTo(1);

        assertThat(folder.resolve("GITHUB_STEP_SUMMARY"))
                .content()
                .startsWith("IWC: the gate **could not be judged** (status 1)\n")
                .contains("nowhere.jsonl: no such file");
    }

    @Test
    void aCommentOfItsOwnIsMarked() throws Exception {
        playGh("true");

        assertThat(step("comment")).as(said()).isZero();

        assertThat(folder.resolve("temp/gh.txt"))
                .content()
                .matches("(?s)pr view 7 --repo acme/shop --json comments.*")
                .endsWith("\npr comment 7 --repo acme/shop --body-file " + folder + "/temp/iwc-comment-marked.md\n"
                        + "<!-- iwc -->\nIWC: the gate passed\n");
    }

    @Test
    void theCommentOfAnEarlierRunIsReplacedAndNoOther() throws Exception {
        playGh("echo https://github.com/acme/shop/pull/7#issuecomment-123");

        assertThat(step("comment")).as(said()).isZero();

        assertThat(folder.resolve("temp/gh.txt"))
                .content()
                .contains("select(.viewerDidAuthor and (.body | startswith(\"<!-- iwc -->\")))")
                .endsWith("\napi --silent --method PATCH repos/acme/shop/issues/comments/123 --field body=@" + folder
                        + "/temp/iwc-comment-marked.md\n<!-- iwc -->\nIWC: the gate passed\n")
                .doesNotContain("pr comment", "edit-last");
    }

    @Test
    void aCommentThatCannotBeLookedForFailsTheStep() throws Exception {
        playGh("exit 4");

        assertThat(step("comment")).isEqualTo(4);

        assertThat(folder.resolve("temp/gh.txt")).content().doesNotContain("pr comment", "PATCH");
    }

    /**
     * A script in place of gh notes its arguments and what is written.
     *
     * @param view what it does when comments are looked for
     */
    private void playGh(String view) throws IOException {
        Files.writeString(folder.resolve("temp/iwc-comment.md"), "IWC: the gate passed\n");
        var gh = Files.createDirectory(folder.resolve("bin")).resolve("gh");
        Files.writeString(gh, """
                #!/usr/bin/env bash
                echo "$*" >>"$RUNNER_TEMP/gh.txt"
                case "$1 $2" in
                  "pr view") %s ;;
                  *) cat "$RUNNER_TEMP/iwc-comment-marked.md" >>"$RUNNER_TEMP/gh.txt" ;;
                esac
                """.formatted(view));
        assertThat(gh.toFile().setExecutable(true)).isTrue();
        runner.put("PATH", gh.getParent() + ":" + runner.get("PATH"));
        runner.put("GITHUB_REPOSITORY", "acme/shop");
        runner.put("NUMBER", "7");
    }

    private int step(String script) throws Exception {
        var builder = new ProcessBuilder(ACTION.resolve(script).toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().putAll(runner);
        var process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(script).isTrue();
        return process.exitValue();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }
}
