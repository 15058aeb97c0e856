package io.iwc.simulator.calibrate.internal;

import io.iwc.artifact.internal.Yaml;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.StepCost;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A fitted profile as the YAML file that {@link EngineProfile#read} reads. */
public final class ProfileText {
    private ProfileText() {}

    /**
     * The file.
     *
     * @throws IllegalArgumentException if the step cost of the profile is not linear
     */
    public static String of(EngineProfile profile) {
        if (!(profile.stepCost() instanceof StepCost.Linear linear)) {
            throw new IllegalArgumentException(profile.name() + ": only linear costs are written");
        }
        var root = new LinkedHashMap<String, Object>();
        root.put("schema", "iwc-profile-1");
        root.put("name", profile.name());
        root.put("version", profile.version());
        root.put("source", profile.source());
        putText(root, "model", profile.model());
        putText(root, "hardware", profile.hardware());
        putText(root, "checked", profile.checked());
        root.put("scheduler", scheduler(profile));
        root.put("step_time", Map.of("linear", linear(linear)));
        return Yaml.document(root);
    }

    private static void putText(Map<String, Object> root, String key, String text) {
        if (!text.isEmpty()) {
            root.put(key, text);
        }
    }

    private static Map<String, Object> scheduler(EngineProfile profile) {
        var rules = profile.scheduling();
        var scheduler = new LinkedHashMap<String, Object>();
        scheduler.put("max_batched_tokens", profile.maxBatchedTokens());
        scheduler.put("max_sequences", profile.maxSequences());
        scheduler.put("kv_blocks", profile.kvBlocks());
        scheduler.put("block_size", profile.blockSize());
        rules.maxModelLength().ifPresent(tokens -> scheduler.put("max_model_len", tokens));
        scheduler.put("reserve_full_isl", rules.wholePrompts());
        scheduler.put("prefix_caching", rules.prefixCaching());
        scheduler.put("async", rules.async());
        scheduler.put("order", name(rules.order()));
        scheduler.put("policy", name(rules.policy()));
        scheduler.put("request_overhead_s", rules.requestOverheadSeconds());
        rules.speculation().ifPresent(drafts -> {
            var speculative = new LinkedHashMap<String, Object>();
            speculative.put("tokens", drafts.tokens());
            speculative.put("acceptance", drafts.acceptance());
            scheduler.put("speculative", speculative);
        });
        if (rules.replicas().count() > 1) {
            var replicas = new LinkedHashMap<String, Object>();
            replicas.put("count", rules.replicas().count());
            replicas.put("router", name(rules.replicas().router()));
            replicas.put("lockstep", rules.replicas().lockstep());
            scheduler.put("replicas", replicas);
        }
        return scheduler;
    }

    private static Map<String, Object> linear(StepCost.Linear cost) {
        var linear = new LinkedHashMap<String, Object>();
        linear.put("step_overhead_s", cost.stepOverheadSeconds());
        linear.put("prefill_s_per_token", cost.prefillSecondsPerToken());
        linear.put("free_prefill_tokens", cost.freePrefillTokens());
        linear.put("prefill_s_per_pair", cost.prefillSecondsPerPair());
        linear.put("decode_s_per_sequence", cost.decodeSecondsPerSequence());
        linear.put("kv_read_s_per_token", cost.kvReadSecondsPerToken());
        linear.put("mixed_read_s_per_token", cost.mixedReadSecondsPerToken());
        return linear;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
