package io.iwc.simulator;

import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.LocatedDocument;
import io.iwc.simulator.Scheduling.Order;
import io.iwc.simulator.Scheduling.Policy;
import io.iwc.simulator.Scheduling.Router;
import java.nio.file.Path;
import java.util.Set;

/**
 * Profiles in YAML: who was measured and by whom, the rules of the scheduler, and where step times come from. Whatever
 * such a file says that is not known is an error with its line.
 */
final class ProfileFile {
    static final String SCHEMA = "iwc-profile-1";
    private static final Set<String> ROOT =
            Set.of("schema", "name", "version", "source", "model", "hardware", "checked", "scheduler", "step_time");
    private static final Set<String> SCHEDULER = Set.of(
            "max_batched_tokens",
            "max_sequences",
            "kv_blocks",
            "block_size",
            "max_model_len",
            "reserve_full_isl",
            "prefix_caching",
            "async",
            "order",
            "policy",
            "request_overhead_s",
            "speculative",
            "replicas");

    private ProfileFile() {}

    static EngineProfile read(Path file) {
        return read(LocatedDocument.read(file), file.toAbsolutePath().resolveSibling(""));
    }

    static EngineProfile read(LocatedDocument document, Path folder) {
        var root = new ProfileNode(document, "", document.root());
        root.checkKeys(ROOT);
        root.oneOf("schema", Set.of(SCHEMA));
        var scheduler = root.object("scheduler");
        scheduler.checkKeys(SCHEDULER);
        try {
            var scheduling = scheduling(scheduler);
            return EngineProfile.builder(root.text("name"))
                    .version(root.text("version"))
                    .source(root.text("source"))
                    .model(root.optionalText("model"))
                    .hardware(root.optionalText("hardware"))
                    .checked(root.optionalText("checked"))
                    .maxBatchedTokens(scheduler.integer("max_batched_tokens", 1))
                    .maxSequences(scheduler.integer("max_sequences", 1))
                    .kvBlocks(scheduler.integer("kv_blocks", 1))
                    .blockSize(scheduler.integer("block_size", 1))
                    .scheduling(scheduling)
                    .stepCost(StepCostFile.cost(root.object("step_time"), folder, scheduling.replicas()))
                    .build();
        } catch (InvalidInputException e) {
            throw e;
        } catch (IllegalArgumentException e) { // of two values that do not fit together
            throw scheduler.fault("", String.valueOf(e.getMessage()));
        }
    }

    private static Scheduling scheduling(ProfileNode node) {
        var rules = Scheduling.DEFAULT
                .withWholePrompts(node.flag("reserve_full_isl", Scheduling.DEFAULT.wholePrompts()))
                .withPrefixCaching(node.flag("prefix_caching", Scheduling.DEFAULT.prefixCaching()))
                .withAsync(node.flag("async", Scheduling.DEFAULT.async()))
                .withOrder(node.choice("order", Order.CHUNKED))
                .withPolicy(node.choice("policy", Policy.FCFS))
                .withRequestOverheadSeconds(node.has("request_overhead_s") ? node.number("request_overhead_s", 0) : 0);
        if (node.has("max_model_len")) {
            rules = rules.withMaxModelLength(node.integer("max_model_len", 1));
        }
        if (node.has("speculative")) {
            var drafts = node.object("speculative");
            drafts.checkKeys(Set.of("tokens", "acceptance"));
            rules = rules.withSpeculation(drafts.integer("tokens", 1), drafts.share("acceptance"));
        }
        if (node.has("replicas")) {
            var replicas = node.object("replicas");
            replicas.checkKeys(Set.of("count", "router", "lockstep"));
            rules = rules.withReplicas(
                    replicas.integer("count", 1),
                    replicas.choice("router", Router.ROUND_ROBIN),
                    replicas.flag("lockstep", false));
        }
        return rules;
    }
}
