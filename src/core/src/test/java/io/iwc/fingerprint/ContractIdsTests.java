package io.iwc.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Request;
import io.iwc.workload.Semantic;
import io.iwc.workload.internal.JsonTree;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ids of section 2 of the contract on metrics, one by one, and the reasons in its words. */
class ContractIdsTests {
    private static final List<String> FAMILIES = List.of(
            "tokens.prompt",
            "tokens.output",
            "tokens.cap",
            "images.tokens",
            "tokens.promptOutputRatio",
            "prefill.dominance",
            "arrivals.gap",
            "sessions.turns",
            "sessions.promptTokens",
            "sessions.promptGrowth",
            "sessions.turnGap",
            "reuse.session",
            "reuse.prefix.block4.perRequest");
    private static final List<String> SUFFIXES =
            List.of("n", "mean", "std", "min", "p25", "p50", "p75", "p90", "p95", "p99", "max");
    private static final List<String> SINGLE = List.of(
            "requests.count",
            "tokens.prompt.total",
            "tokens.output.total",
            "tokens.opaqueParts",
            "images.count",
            "images.tokens.total",
            "prefill.dominance.total",
            "prefill.afterReuse.block4",
            "arrivals.spanSeconds",
            "arrivals.meanRps",
            "arrivals.gapRate",
            "arrivals.peakRps1s",
            "arrivals.peakToMean",
            "arrivals.burstinessCv",
            "arrivals.dispersion1s",
            "arrivals.dispersion10s",
            "arrivals.dispersion60s",
            "arrivals.gapLag1Pearson",
            "arrivals.gapLag1Spearman",
            "arrivals.gammaShape",
            "arrivals.gapMedianToMean",
            "arrivals.tieShare",
            "sessions.count",
            "sessions.coverage",
            "reuse.session.total",
            "reuse.prefix.block4",
            "reuse.prefix.block4.requestsWithHit",
            "reuse.prefix.block4.distinctBlocks",
            "reuse.prefix.block4.withPartial",
            "reuse.prefix.block4.idShare",
            "reuse.lru.block4.blocksFor50",
            "reuse.lru.block4.blocksFor90",
            "reuse.lru.block4.blocksFor99",
            "population.users.count",
            "population.users.coverage",
            "population.users.topShare",
            "population.users.top10Share",
            "population.users.gini",
            "population.users.zipfExponent",
            "population.models.count",
            "population.models.coverage",
            "population.models.topShare",
            "population.models.top10Share",
            "population.models.gini",
            "population.models.zipfExponent",
            "semantic.count",
            "semantic.coverage",
            "semantic.task.chat",
            "semantic.task.qa",
            "semantic.task.summarization",
            "semantic.task.reasoning",
            "semantic.task.classification",
            "semantic.task.code",
            "semantic.task.translation",
            "semantic.task.other",
            "semantic.difficulty.low",
            "semantic.difficulty.medium",
            "semantic.difficulty.high");

    @Test
    void measuresEveryIdOfTheContractAndNoOther() {
        var expected = new TreeSet<Metric>();
        FAMILIES.forEach(base -> SUFFIXES.forEach(suffix -> expected.add(Metric.of(base + "." + suffix))));
        SINGLE.forEach(id -> expected.add(Metric.of(id)));

        var toy = Fingerprinter.of(Examples.toyTrace(), new NumberTokenizer());

        assertThat(toy.measurements().keySet()).containsExactlyElementsOf(expected);
        assertThat(toy.labels().keySet())
                .contains(
                        "tokens.promptSource",
                        "tokens.outputSource",
                        "arrivals.pattern",
                        "class.tags",
                        "class.primary");
        assertThat(toy.curves()).containsOnlyKeys("reuse.lru.block4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tokens.output.mean           | no output length: neither output_tokens nor max_output_tokens
                    tokens.promptOutputRatio.p50 | no output length: neither output_tokens nor max_output_tokens
                    prefill.dominance.total      | no output length: neither output_tokens nor max_output_tokens
                    prefill.afterReuse.block16   | no prompt text and no prefix hashes
                    tokens.cap.p90               | no request carries max_output_tokens
                    tokens.opaqueParts           | no prompt text
                    images.count                 | no prompt text
                    images.tokens.p50            | no prompt text
                    images.tokens.total          | no prompt text
                    arrivals.burstinessCv        | one gap has no spread
                    arrivals.dispersion1s        | fewer than two complete windows of 1 s
                    arrivals.gapLag1Pearson      | fewer than four gaps
                    arrivals.gammaShape          | fewer than two gaps above zero
                    arrivals.gap.std             | one value has no spread
                    sessions.turns.p90           | no request carries a session_id
                    reuse.session.mean           | no request carries a session_id
                    reuse.prefix.block16         | no prompt text and no prefix hashes
                    reuse.lru.block16.blocksFor50| no prompt text and no prefix hashes
                    population.users.gini        | no request carries a user_id
                    population.models.coverage   | no request carries a model
                    semantic.coverage            | no request carries semantic labels
                    semantic.task.qa             | no request carries semantic labels
                    """)
    void saysInTheWordsOfTheContractWhyANumberIsMissing(String id, String reason) {
        var twoLengths = Examples.workload(
                "lengths",
                List.of(
                        Request.lengthOnly(3).withId("a").arrivingAt(0).build(),
                        Request.lengthOnly(4).withId("b").arrivingAt(5).build()));

        var fingerprint = Fingerprinter.of(twoLengths, new NumberTokenizer());

        assertThat(fingerprint.measurement(Metric.of(id))).isEqualTo(Measurement.undefined(reason));
    }

    @Test
    void countsWhatRequestsSayTheyAreAbout() {
        var requests = Stream.of(
                        new Semantic(Optional.of("qa"), Optional.of("low"), List.of("refund", "card", "refund")),
                        new Semantic(Optional.of("qa"), Optional.empty(), List.of("refund")),
                        new Semantic(Optional.empty(), Optional.of("high"), List.of()))
                .map(semantic -> Request.lengthOnly(3).withSemantic(semantic))
                .toList();
        var labelled = Stream.concat(requests.stream(), Stream.of(Request.lengthOnly(3)))
                .map(request -> request.arrivingAt(0).build())
                .toList();

        var fingerprint = Fingerprinter.of(Examples.workload("labelled", labelled), new NumberTokenizer());

        assertThat(value(fingerprint, "semantic.count")).isEqualTo(3);
        assertThat(value(fingerprint, "semantic.coverage")).isEqualTo(0.75);
        assertThat(value(fingerprint, "semantic.task.qa")).isEqualTo(2);
        assertThat(value(fingerprint, "semantic.task.code")).isZero();
        assertThat(value(fingerprint, "semantic.difficulty.high")).isEqualTo(1);
        assertThat(fingerprint.labels()).containsEntry("semantic.tags", List.of("refund (2)", "card (1)"));
    }

    @Test
    void warnsOfPartsThatAreNoText() {
        var json = JsonNodeFactory.instance;
        var image = json.objectNode().put("role", "user");
        image.putArray("content")
                .add(json.objectNode().put("type", "text").put("text", "what is this"))
                .add(json.objectNode().put("type", "image_url"))
                .add(json.objectNode().put("type", "input_audio"));
        var chat = Request.chat(List.of(JsonTree.message(image))).arrivingAt(0).build();

        var fingerprint = Fingerprinter.of(Examples.workload("images", List.of(chat, chat)), Tokenizers.whitespace());

        assertThat(value(fingerprint, "tokens.opaqueParts")).isEqualTo(4);
        assertThat(fingerprint.warnings())
                .contains("opaque prompt parts: 4 (images, audio …), each counted as the text <type:HASH> and not as a"
                        + " model counts it");
    }

    private static double value(Fingerprint fingerprint, String id) {
        return fingerprint.measurement(Metric.of(id)).value();
    }
}
