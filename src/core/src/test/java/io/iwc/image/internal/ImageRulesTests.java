package io.iwc.image.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.workload.PromptImage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the examples of the makers' pages, and against counts that APIs returned, as others published them. */
class ImageRulesTests {
    @ParameterizedTest
    @CsvSource({
        // developers.openai.com, images and vision
        "gpt-4o, 1024, 1024, high, 765",
        "gpt-4o, 2048, 4096, high, 1105",
        "gpt-4o, 4096, 8192, low, 85",
        // OpenAI's calculator on its page of prices: small images are not scaled up
        "gpt-4o, 150, 150, high, 255",
        "gpt-4o-mini, 150, 150, high, 8500",
        // the tables of that page with those sizes: 4 and 6 tiles
        "gpt-5, 1024, 1024, auto, 630",
        "o3, 2048, 4096, high, 975",
        "computer-use-preview, 1024, 1024, high, 581"
    })
    void tilesAsOpenAiExplainsThem(String model, int width, int height, String detail, long tokens) {
        assertThat(tokens(model, width, height, detail)).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource({
        // huggingface.co/datasets/JOHNISKING/image-token-cost, counts of the API
        "256, 256, original, 77",
        "512, 512, original, 308",
        "768, 768, original, 692",
        "1024, 1024, auto, 1229",
        "1280, 720, auto, 1104",
        "1920, 1080, auto, 2448",
        "2560, 1440, auto, 4320",
        "3840, 2160, auto, 9792",
        "4032, 3024, auto, 11868"
    })
    void patchesAsOpenAiCountsThem(int width, int height, String detail, long tokens) {
        assertThat(tokens("gpt-5.5", width, height, detail)).isEqualTo(tokens);
    }

    @Test
    void patchesAreScaledDownAsOpenAiExplainsIt() {
        var rule =
                new PatchRule(BigDecimal.ONE, "high", Long.MAX_VALUE, Map.of("high", new PatchRule.Limit(1536, 2048)));

        assertThat(rule.tokens(PromptImage.of(1024, 1024))).hasValue(1024);
        assertThat(rule.tokens(PromptImage.of(1800, 2400))).hasValue(1452);
        assertThat(rule.tokens(PromptImage.of(2400, 1800))).hasValue(1452);
    }

    @Test
    void whatTheNewestModelsOfOpenAiRefuseHasNoEstimate() {
        assertThat(estimate("gpt-5.6-sol", 4032, 3024, "").tokens()).hasValue(14_364);
        assertThat(estimate("gpt-5.6-sol", 4800, 6400, "").tokens()).hasValue(36_000); // 30 000 patches
        assertThat(estimate("gpt-5.6-sol", 4801, 6400, "").tokens()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // platform.claude.com, vision and vision-coordinates
        "claude-sonnet-4-5, 200, 200, 64",
        "claude-sonnet-4-5, 1000, 1000, 1296",
        "claude-sonnet-4-5, 1092, 1092, 1521",
        "claude-sonnet-4-5, 3840, 2160, 1560",
        "claude-sonnet-4-5, 1075, 1520, 1551", // scaled to 924 × 1307
        "claude-opus-4-8, 1920, 1080, 2691",
        "claude-opus-4-8, 3840, 2160, 4784",
        "claude-opus-4-8, 1075, 1520, 2145"
    })
    void cellsAsAnthropicExplainsThem(String model, int width, int height, long tokens) {
        assertThat(tokens(model, width, height, "")).isEqualTo(tokens);
    }

    @Test
    void whatAnthropicRefusesHasNoEstimate() {
        assertThat(estimate("claude-opus-5", 8000, 8000, "").tokens()).isPresent();
        assertThat(estimate("claude-opus-5", 8001, 100, "").uncounted())
                .isEqualTo("of a size or detail without a rule");
        assertThat(tokens("claude-opus-5", 8000, 1, "")).isEqualTo(92); // 2576 × 1
    }

    @ParameterizedTest
    @CsvSource({
        // ai.google.dev, image understanding and media resolution
        "gemini-2.5-flash, 384, 384, '', 258",
        "gemini-2.5-flash, 960, 540, '', 1548",
        "gemini-2.5-pro, 4000, 4000, low, 64",
        "gemini-2.0-flash-001, 4000, 4000, '', 1032",
        "gemini-3-pro-preview, 50, 50, '', 1120",
        "gemini-3.1-flash, 5000, 5000, low, 280",
        "gemini-3.1-flash, 5000, 5000, ultra_high, 2240"
    })
    void cropsAndResolutionsAsGoogleExplainsThem(String model, int width, int height, String detail, long tokens) {
        assertThat(tokens(model, width, height, detail)).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource({
        // smart_resize of Qwen's processors, calculated with that formula in Python
        "Qwen/Qwen2.5-VL-7B-Instruct, 1024, 1024, 1369",
        "Qwen/Qwen2.5-VL-7B-Instruct, 28, 28, 4",
        "Qwen/Qwen2-VL-2B-Instruct-AWQ, 8000, 6000, 16170",
        "qwen3-vl-8b-instruct, 1024, 1024, 1024",
        "qwen3-vl-8b-instruct, 100, 50, 72"
    })
    void multiplesAsQwenMakesThem(String model, int width, int height, long tokens) {
        assertThat(tokens(model, width, height, "")).isEqualTo(tokens);
    }

    @Test
    void anImageThatIsTooSteepForQwenHasNoEstimate() {
        assertThat(estimate("qwen2-vl-7b-instruct", 6000, 30, "").tokens()).isPresent();
        assertThat(estimate("qwen2-vl-7b-instruct", 6001, 30, "").tokens()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-2024-08-06, openai-tiles-85",
        "gpt-4o-mini-2024-07-18, openai-tiles-2833",
        "openai/gpt-4.1, openai-tiles-85",
        "gpt-4.1-mini-2025-04-14, openai-patches-1.62",
        "GPT-5, openai-tiles-70",
        "gpt-5-chat-latest, openai-tiles-70",
        "claude-3-5-sonnet-20241022, anthropic-1568",
        "claude-sonnet-4-20250514, anthropic-1568",
        "claude-opus-4-1@20250805, anthropic-1568",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, anthropic-1568",
        "anthropic/claude-opus-4-7, anthropic-4784",
        "models/gemini-2.5-flash, gemini-crops",
        "gemma3:4b, gemma-3"
    })
    void modelsAreKnownUnderTheNamesThatRoutersAndCloudsGiveThem(String model, String rule) {
        assertThat(ImageRules.of(model).map(ImageRules.Entry::id)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-5.1",
                "gpt-5-codex",
                "gpt-4o-audio",
                "gpt-6-luna",
                "claude-haiku-5",
                "claude-opus-4-9",
                "gemini-4-pro",
                "llava:7b",
                "my-deployment",
                ""
            })
    void aModelThatNoPageNamesHasNoEstimate(String model) {
        assertThat(estimate(model, 640, 480, "").uncounted()).isEqualTo("for a model without a rule");
    }

    @Test
    void aDetailThatNoPageDefinesHasNoEstimate() {
        assertThat(estimate("gpt-4o", 640, 480, "medium").tokens()).isEmpty();
        assertThat(estimate("gpt-5-mini", 640, 480, "low").tokens()).isEmpty();
        assertThat(estimate("gpt-5-mini", 640, 480, "original").tokens()).isEmpty();
        assertThat(estimate("gpt-6-astra", 640, 480, "high").tokens()).isEmpty();
        assertThat(estimate("gemini-2.5-flash", 640, 480, "ultra_high").tokens())
                .isEmpty();
        assertThat(estimate("gemini-2.5-flash", 4000, 1000, "").tokens()).isEmpty(); // more crops than there are
        assertThat(estimate("gemini-3-flash", 640, 480, "closely").tokens()).isEmpty();
    }

    @Test
    void aRequestWithoutAModelHasNoEstimate() {
        assertThat(ImageEstimate.of(PromptImage.of(640, 480), Optional.empty()).uncounted())
                .isEqualTo("of a request that names no model");
    }

    @Test
    void everyImageOfEverySizeHasAPositiveEstimateOrNone() {
        var sides = new int[] {
            1, 2, 27, 28, 29, 31, 32, 33, 383, 384, 385, 512, 513, 767, 768, 769, 2047, 2048, 2049, 5999, 6001, 65_535
        };
        for (var entry : ImageRules.all()) {
            for (var width : sides) {
                for (var height : sides) {
                    entry.rule().tokens(PromptImage.of(width, height)).ifPresent(tokens -> assertThat(tokens)
                            .as("%s, %s × %s", entry.id(), width, height)
                            .isBetween(1L, 60_000L));
                }
            }
        }
    }

    @Test
    void everyRuleSaysWhereItIsFromAndNamesItsModelsAlone() {
        var rules = ImageRules.all();

        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.source()).startsWith("https://");
            assertThat(rule.readOn()).isAfterOrEqualTo(LocalDate.of(2026, 12, 1));
            assertThat(rule.models()).isNotEmpty();
            for (var model : rule.models()) {
                var name = model.replace("*", "x");
                assertThat(rules.stream().filter(each -> each.names(name)).toList())
                        .as(model)
                        .containsExactly(rule);
            }
        });
    }

    private static long tokens(String model, int width, int height, String detail) {
        return estimate(model, width, height, detail).tokens().orElseThrow();
    }

    private static ImageEstimate estimate(String model, int width, int height, String detail) {
        return ImageEstimate.of(PromptImage.of(width, height).withDetail(detail), Optional.of(model));
    }
}
