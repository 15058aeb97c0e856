package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffCommandTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void twoWorkloadsThatDifferInTheirPrompts() {
        iwc("synth", "-o", path("a.jsonl"), "--requests=200", "--prompt-tokens=100");
        iwc("synth", "-o", path("b.jsonl"), "--requests=200", "--prompt-tokens=150");
        err.reset();
    }

    @Test
    void showsWhatMovedAndWhichWay() {
        assertThat(iwc("diff", path("a.jsonl"), path("b.jsonl"), "--only-changed"))
                .isZero();

        // by hand: prefill 100/228 = 0.4386 and 150/278 = 0.5396
        assertThat(output())
                .startsWith("Class    : batch/offline -> batch/offline\nShift    : more prefill-heavy\n")
                .containsPattern("tokens\\.prompt\\.p50 +100\\.0 +150\\.0 +\\S+ +50\\.0 %\n")
                .containsPattern("prefill\\.dominance\\.p50 +0\\.4386 +0\\.5396 +\\+0\\.101 +23\\.0 %\n")
                .doesNotContain("tokens.output.p50");
    }

    @Test
    void aGateThatFailsEndsWithTwoAndSaysWhy() {
        assertThat(iwc("diff", path("a.jsonl"), path("b.jsonl"), "--summary", "--fail-on-prefill-delta=0.05"))
                .isEqualTo(2);

        assertThat(output()).contains("FAIL     : prefill.dominance.p50 is 0.540, allowed 0.439 ±0.050 (Δ +0.101)\n");
    }

    @Test
    void relativeThresholdsArePercentOfTheBaseline() {
        assertThat(iwc("diff", path("a.jsonl"), path("b.jsonl"), "--fail-on", "tokens.prompt.p90=51%"))
                .isZero();
        assertThat(iwc("diff", path("a.jsonl"), path("b.jsonl"), "--fail-on", "tokens.prompt.p90=49%"))
                .isEqualTo(2);
    }

    @Test
    void takesFingerprintsAndPrintsJson() {
        iwc("fingerprint", path("a.jsonl"), "-o", path("a.json"));
        out.reset();

        assertThat(iwc("diff", path("a.json"), path("a.jsonl"), "--fail-on-ks=0", "--format=json"))
                .isZero();

        var drift = Json.parse(output());
        assertThat(drift.path("schema").asText()).isEqualTo("iwc-drift/1");
        assertThat(drift.path("verdict").asText()).isEqualTo("pass");
    }

    @Test
    void calibratedGatesPassTheSameWorkload() {
        assertThat(iwc("diff", path("a.jsonl"), path("a.jsonl"), "--summary", "--calibrate"))
                .isZero();

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("99 % confidence that two workloads of the same distribution stay within all of these ")
                .contains("no gate on reuse.session.mean, reuse.session.total, sessions.promptGrowth.p50,"
                        + " sessions.turns.mean, which cannot be calibrated: no request carries a session_id\n");
        assertThat(output())
                .as("pairs are listed beside gates that allow for chance")
                .endsWith("\nREQUESTS\n--------\n200 of 200 requests are paired by id, 0 changed\n");
    }

    @Test
    void saysOnceThatTooFewRequestsCannotBeCalibrated() {
        iwc("synth", "-o", path("few.jsonl"), "--requests=25", "--arrival=poisson", "--rate-rps=5");
        err.reset();

        assertThat(iwc("diff", path("few.jsonl"), path("few.jsonl"), "--summary", "--calibrate"))
                .isEqualTo(ExitStatus.GATE_FAILED);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("not calibratable: 25 requests in the baseline, needs 30\n");
    }

    @Test
    void saysBesideAPassedGateWhichShiftIsNotDetectable() {
        var xml = folder.resolve("gates.xml");
        iwc("synth", "-o", path("p.jsonl"), "--requests=200", "--arrival=poisson", "--rate-rps=5");

        assertThat(iwc(
                        "diff",
                        path("p.jsonl"),
                        path("p.jsonl"),
                        "--calibrate",
                        "--allow-made-arrivals",
                        "--junit-xml",
                        xml.toString()))
                .isZero();

        var note = "arrivals[.]gapRate passed, but a rate shift of 10 % is not detectable at this size [(]smallest: "
                + "(more than )?[0-9]+ %[)]";
        assertThat(output()).containsPattern("\nnote     : " + note + "\n");
        assertThat(xml).content().containsPattern("<system-out>" + note + "</system-out>");
    }

    @Test
    void saysWhatCalibratedGatesCatchIfAsked() {
        assertThat(iwc(
                        "diff",
                        path("a.jsonl"),
                        path("a.jsonl"),
                        "--summary",
                        "--calibrate",
                        "--confidence=90",
                        "--power"))
                .isZero();

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("90 % confidence that two workloads")
                .containsPattern(
                        "catches a shift of [0-9]+ % in prompt length, each by the same tokens with 95 % at this"
                                + " size\n");
    }

    @Test
    void holdsRequestAgainstRequestWhereBothSidesAreOfOneFixture() {
        assertThat(iwc("diff", path("a.jsonl"), path("a.jsonl"), "--fail-on-request-delta=0"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith(" requests are paired by id, 0 changed\n");
    }

    @Test
    void holdsRequestAgainstRequestAlsoWhereAnotherGateFails() {
        assertThat(iwc(
                        "diff",
                        path("a.jsonl"),
                        path("a.jsonl"),
                        "--fail-on=reuse.session.mean=0.1", // of sessions, of which there are none
                        "--fail-on-request-delta=0"))
                .isEqualTo(2);

        assertThat(output()).endsWith("\nREQUESTS\n--------\n200 of 200 requests are paired by id, 0 changed\n");
    }

    @Test
    void aTokenizerOfItsOwnOnEachSideIsRefused() {
        iwc("fingerprint", path("a.jsonl"), "-o", path("a.json"));
        iwc("materialize", path("a.jsonl"), "-o", path("t.jsonl"), "--tokenizer=simple");

        assertThat(iwc("diff", path("a.json"), path("t.jsonl"), "--tokenizer=simple"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("count both with one tokenizer");
    }

    @Test
    void comparesTheRestWhereTheTokenizersDiffer() {
        iwc("fingerprint", path("a.jsonl"), "-o", path("a.json"));
        iwc("materialize", path("b.jsonl"), "-o", path("t.jsonl"), "--tokenizer=simple");
        out.reset();

        assertThat(iwc("diff", path("a.json"), path("t.jsonl"), "--tokenizer=simple", "--without-tokens"))
                .isZero();

        assertThat(output()).contains("arrivals.meanRps").doesNotContain("tokens.prompt", "prefill.dominance");
    }

    @ParameterizedTest
    @CsvSource({
        "schema, iwc-fingerprint/1, iwc-fingerprint/2",
        "methods.percentile, linear-type7, nearest-rank",
        "methods.spread, sample, population",
        "methods.chatTemplate, iwc-chat-1, chatml"
    })
    void refusesAFingerprintMadeByOtherRules(String field, String ours, String other) throws IOException {
        iwc("fingerprint", path("a.jsonl"), "-o", path("a.json"));
        var file = folder.resolve("a.json");
        Files.writeString(file, Files.readString(file).replace('"' + ours + '"', '"' + other + '"'));

        assertThat(iwc("diff", path("a.json"), path("a.jsonl"), "--html", path("drift.html")))
                .isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("a.json: " + field + ": found " + other + ", expected " + ours);
        assertThat(folder.resolve("drift.html")).doesNotExist();
    }

    @Test
    void writesAPageWithGatesMetricsAndBothDistributions() {
        assertThat(iwc(
                        "diff",
                        path("a.jsonl"),
                        path("b.jsonl"),
                        "--fail-on-prefill-delta=0.05",
                        "--html",
                        path("drift.html")))
                .isEqualTo(2);

        assertThat(folder.resolve("drift.html"))
                .content()
                .startsWith("<!doctype html>")
                .contains("<title>a → b</title>", "prefill.dominance.p50 is 0.540, allowed 0.439 ±0.050 (Δ +0.101)")
                .contains("<th scope=\"row\">tokens.prompt.p50</th><td>100.0</td><td>150.0</td>")
                .contains("\"name\":\"Baseline\"", "\"name\":\"Current\"");
    }

    @Test
    void leavesItsGatesAsJunitXml() throws IOException {
        assertThat(iwc(
                        "diff",
                        path("a.jsonl"),
                        path("b.jsonl"),
                        "--summary",
                        "--fail-on-prefill-delta=0.05",
                        "--fail-on-reuse-delta=0.05",
                        "--fail-on-burstiness-delta=0.5",
                        "--allow-made-arrivals",
                        "--junit-xml",
                        path("gates.xml")))
                .isEqualTo(2);

        // attributes and elements as in the schema of the Jenkins xUnit plugin
        assertThat(folder.resolve("gates.xml")).content().isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="iwc diff a b" tests="3" failures="1" errors="0" skipped="1" time="0">
                <testcase name="prefill.dominance.p50 ±0.050" classname="iwc diff a b" time="0">\
                <failure message="prefill.dominance.p50 is 0.540, allowed 0.439 ±0.050 (Δ +0.101)" type="gate">\
                prefill.dominance.p50 is 0.540, allowed 0.439 ±0.050 (Δ +0.101)</failure></testcase>
                <testcase name="reuse.session.mean ±0.050" classname="iwc diff a b" time="0">\
                <skipped message="reuse.session.mean is undefined in the baseline (no request carries a session_id)\
                 and now (no request carries a session_id)"></skipped></testcase>
                <testcase name="arrivals.burstinessCv ±0.500" classname="iwc diff a b" time="0"></testcase>
                </testsuite>
                """);
    }

    @Test
    void gatesOfWhichNoneCanBeMeasuredEndsWithTwo() {
        iwc("synth", "-o", path("one.jsonl"), "--requests=1", "--prompt-tokens=100");
        out.reset();

        assertThat(iwc(
                        "diff",
                        path("one.jsonl"),
                        path("one.jsonl"),
                        "--summary",
                        "--allow-made-arrivals",
                        "--fail-on-burstiness-delta=0.1"))
                .isEqualTo(2);

        assertThat(output())
                .containsPattern("arrivals\\.burstinessCv +- +- +- +±0\\.100 +not applicable\n")
                .endsWith(
                        "n/a      : arrivals.burstinessCv is undefined in the baseline (fewer than two requests) and now"
                                + " (fewer than two requests)\nFAIL     : none of the gates could be measured\n");
    }

    @Test
    void arrivalsThatWereMadeAreSaidAndNotJudgedUnlessAllowed() {
        assertThat(iwc(
                        "diff",
                        path("a.jsonl"),
                        path("b.jsonl"),
                        "--summary",
                        "--fail-on=arrivals.burstinessCv=0.5",
                        "--fail-on=distance.arrivals.gap.ks=0.5",
                        "--fail-on=tokens.output.mean=1"))
                .isZero();

        assertThat(output())
                .contains("Arrivals : made (fixed-step)\n")
                .contains(
                        "n/a      : arrivals.burstinessCv is not comparable: arrival times are made (fixed-step) in the"
                                + " baseline, not recorded\n")
                .contains("n/a      : distance.arrivals.gap.ks is not comparable: ");

        out.reset();
        iwc("diff", path("a.jsonl"), path("b.jsonl"), "--allow-made-arrivals", "--fail-on=arrivals.burstinessCv=0.5");
        assertThat(output()).containsPattern("arrivals\\.burstinessCv +\\S+ +\\S+ +\\S+ +±0\\.500 +ok\n");
    }

    @Test
    void analyzeSaysWhereArrivalTimesWereMade() {
        iwc("analyze", path("a.jsonl"));

        assertThat(output()).contains("ARRIVALS\n--------\nArrivals               : made (fixed-step)\n");
    }

    @Test
    void jsonDoesNotSayPassWhereNothingWasMeasured() {
        assertThat(iwc("diff", path("a.jsonl"), path("b.jsonl"), "--format=json", "--fail-on-reuse-delta=0.1"))
                .isEqualTo(2);

        assertThat(Json.parse(output()).path("verdict").asText()).isEqualTo("notApplicable");
    }

    @Test
    void aGateThatCanBeMeasuredDecidesBesideOneThatCannot() {
        assertThat(iwc(
                        "diff",
                        path("a.jsonl"),
                        path("b.jsonl"),
                        "--fail-on",
                        "reuse.session.mean=0.1",
                        "--fail-on",
                        "tokens.prompt.p90=51%"))
                .isZero();

        assertThat(output()).contains("n/a      : reuse.session.mean is undefined in the baseline");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "distance.tokens.prompt.ks=10%|found a percentage for distance.tokens.prompt.ks, which cannot fail: a"
                        + " distance has no baseline; expected the largest that passes, such as 0.1",
                "distance.tokens.prompt.ks=1|found distance.tokens.prompt.ks=1.0, which cannot fail: it is never above 1",
                "distance.tokens.prompt.ksP=0.1|found distance.tokens.prompt.ksP, a p-value, which is large where nothing"
                        + " changed; expected a distance, such as distance.tokens.prompt.ks",
                "prefill.dominance.p50=1|found prefill.dominance.p50=1.0, which cannot fail: a share changes by at most 1",
                "tokens.prompt.p90=-1|found tokens.prompt.p90=-1.0, expected a finite number ≥ 0",
                "tokens.prompt.p90=NaN|found tokens.prompt.p90=NaN, expected a finite number ≥ 0"
            })
    void aGateThatCannotFailIsAUsageError(String gate, String message) {
        assertThat(iwc("diff", path("a.jsonl"), path("b.jsonl"), "--fail-on", gate))
                .isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message + "\n");
    }

    @Test
    void anUnknownMetricOrThresholdIsAUsageError() {
        assertThat(iwc("diff", path("a.jsonl"), path("b.jsonl"), "--fail-on", "tokens.prompt.p51=3"))
                .isEqualTo(64);
        assertThat(iwc("diff", path("a.jsonl"), path("b.jsonl"), "--fail-on", "tokens.prompt.p90"))
                .isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("found \"tokens.prompt.p90\", expected METRIC=THRESHOLD or METRIC=PERCENT%, for"
                        + " instance tokens.prompt.p90=10%");
    }

    private int iwc(String... arguments) {
        return IwcCommand.run(Console.of(out, err, false), arguments);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
