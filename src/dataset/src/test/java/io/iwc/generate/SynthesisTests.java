package io.iwc.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynthesisTests {
    private static final Synthesis CHATS = Synthesis.of(500)
            .withPrompt(LengthDistribution.lognormal(80, 0.8))
            .withOutput(LengthDistribution.uniform(10, 200))
            .withSessions(new SessionShape(LengthDistribution.uniform(1, 6), true, Duration.ofSeconds(4)))
            .withShared(new SharedPrefixes(100, 3, 1))
            .arriving(Arrivals.poisson(2), Rng.PCG64);

    @Test
    void makesTheSameRequestsAgain() {
        var workload = CHATS.generate("chats");

        assertThat(workload.requests())
                .isEqualTo(CHATS.generate("chats").requests())
                .hasSize(500);
        assertThat(workload.regenerate().orElseThrow().requests()).isEqualTo(workload.requests());
    }

    @Test
    void anotherLawForAnswersLeavesPromptsAsTheyWere() {
        var single = Synthesis.of(50).withPrompt(LengthDistribution.exponential(300));

        var longer = single.withOutput(LengthDistribution.poisson(900)).generate("longer");

        assertThat(longer.requests())
                .extracting(Request::promptTokens)
                .isEqualTo(single.generate("short").requests().stream()
                        .map(Request::promptTokens)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 1_000_003})
    void aTurnResendsEverythingBeforeIt(long seed) {
        var turns = CHATS.withSeed(seed).generate("chats").requests();

        for (var turn : turns) {
            turn.dependsOn().ifPresent(id -> {
                var before = turns.get(Integer.parseInt(id.substring(4)) - 1);
                var said = before.promptTokens().orElseThrow()
                        + before.maxOutputTokens().orElseThrow();

                assertThat(turn.promptTokens().orElseThrow()).isGreaterThan(said);
                assertThat(turn.arrivalNanos()).isEqualTo(before.arrivalNanos() + 4_000_000_000L);
                assertThat(sharedBlocks(before, turn))
                        .isEqualTo(before.promptTokens().orElseThrow() / BlockIds.BLOCK_TOKENS);
            });
        }
    }

    @Test
    void conversationsShareTheirSystemPromptAndNothingElse() {
        var requests = Synthesis.of(4)
                .withPrompt(LengthDistribution.fixed(40))
                .withShared(SharedPrefixes.one(100))
                .generate("shared")
                .requests();

        assertThat(requests).allMatch(request -> request.promptTokens().orElseThrow() == 140);
        assertThat(sharedBlocks(requests.get(0), requests.get(3))).isEqualTo(6); // 96 of the 100 tokens
    }

    @Test
    void turnsThatDoNotResendShareTheSystemPromptOnly() {
        var requests = Synthesis.of(2)
                .withShared(SharedPrefixes.one(32))
                .withSessions(new SessionShape(LengthDistribution.fixed(2), false, Duration.ofSeconds(1)))
                .generate("single questions")
                .requests();

        assertThat(requests).allMatch(request -> request.promptTokens().orElseThrow() == 288);
        assertThat(sharedBlocks(requests.get(0), requests.get(1))).isEqualTo(2);
    }

    @Test
    void requestsThatStandAloneHaveNoSession() {
        assertThat(Synthesis.of(3).generate("alone").requests())
                .allMatch(request ->
                        request.sessionId().isEmpty() && request.turnId().isEmpty());
    }

    @Test
    void recordsItsRecipe() {
        var manifest = CHATS.generate("chats").manifest();

        assertThat(manifest.compiler()).isEqualTo("synth");
        assertThat(manifest.seed()).hasValue(42);
        assertThat(manifest.arrival()).containsEntry("kind", "poisson").containsEntry("rng", "pcg64");
        assertThat(manifest.config())
                .containsEntry("prompt_tokens", "lognormal:mean=80.0,cv=0.8,min=1,max=131072")
                .containsEntry("turns", "uniform:min=1,max=6");
    }

    @Test
    void refusesToMakeNothing() {
        assertThatThrownBy(() -> Synthesis.of(0)).hasMessage("requests: found 0, expected ≥ 1");
    }

    private static long sharedBlocks(Request a, Request b) {
        var x = blocks(a);
        var y = blocks(b);
        return IntStream.range(0, Math.min(x.count(), y.count()))
                .takeWhile(i -> x.hashId(i) == y.hashId(i))
                .count();
    }

    private static PrefixBlocks blocks(Request request) {
        return ((Prompt.Lengths) request.prompt()).blocks().orElseThrow();
    }
}
