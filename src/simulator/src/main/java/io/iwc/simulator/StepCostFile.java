package io.iwc.simulator;

import io.iwc.simulator.KernelTables.Shape;
import io.iwc.simulator.Scheduling.Replicas;
import io.iwc.simulator.internal.GpuSums;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a profile's step times come from: a sum, kernel tables beside the file, or a data sheet. */
final class StepCostFile {
    private static final double BYTES_PER_GB = 1e9;
    private static final double FLOPS_PER_TFLOPS = 1e12;
    private static final Set<String> LINEAR = Set.of(
            "step_overhead_s",
            "prefill_s_per_token",
            "free_prefill_tokens",
            "prefill_s_per_pair",
            "decode_s_per_sequence",
            "kv_read_s_per_token",
            "mixed_read_s_per_token");
    private static final Set<String> TABLES = Set.of(
            "layers",
            "dense",
            "per_sequence",
            "attention",
            "moe",
            "experts",
            "experts_per_token",
            "expert_parallel",
            "padded_to",
            "gpus",
            "hidden_size",
            "link_gb_per_s",
            "link_latency_s",
            "all_reduce_s",
            "all_reduce_s_per_token",
            "step_overhead_s",
            "layer_overhead_s");
    private static final Set<String> ROOFLINE = Set.of(
            "parameters",
            "active_parameters",
            "experts",
            "experts_per_token",
            "layers",
            "heads",
            "head_size",
            "kv_heads",
            "hidden_size",
            "kv_size",
            "bytes_per_weight",
            "bytes_per_kv",
            "gpus",
            "tflops",
            "memory_gb_per_s",
            "link_gb_per_s",
            "link_latency_s",
            "step_overhead_s",
            "compute_efficiency",
            "memory_efficiency");

    private StepCostFile() {}

    static StepCost cost(ProfileNode node, Path folder, Replicas replicas) {
        node.checkKeys(Set.of("linear", "tables", "roofline"));
        if (node.node().size() != 1) {
            throw node.fault("", "found " + node.node().size() + " of them, expected one of linear, roofline, tables");
        }
        if (node.has("linear")) {
            return linear(node.object("linear"));
        }
        return node.has("tables") ? tables(node.object("tables"), folder, replicas) : roofline(node.object("roofline"));
    }

    private static StepCost linear(ProfileNode node) {
        node.checkKeys(LINEAR);
        return new StepCost.Linear(
                node.aboveZero("step_overhead_s"),
                node.number("prefill_s_per_token", 0),
                node.has("free_prefill_tokens") ? node.integer("free_prefill_tokens", 0) : 0,
                node.numberOr("prefill_s_per_pair", 0),
                node.number("decode_s_per_sequence", 0),
                node.number("kv_read_s_per_token", 0),
                node.numberOr("mixed_read_s_per_token", 0));
    }

    private static StepCost tables(ProfileNode node, Path folder, Replicas replicas) {
        node.checkKeys(TABLES);
        var expertParallel = node.has("expert_parallel") ? node.integer("expert_parallel", 1) : 1;
        var sharing = replicas.lockstep() && expertParallel > 1 ? replicas.count() : 1;
        if (expertParallel % sharing != 0) {
            throw node.fault(
                    "expert_parallel",
                    "found " + expertParallel + ", expected a multiple of the replicas in lockstep (" + sharing + ")");
        }
        var experts = node.has("moe") ? node.integer("experts", 1) : 0;
        var sums = sums(node, sharing);
        var shape = new Shape(
                experts,
                node.has("moe") ? expertsPerToken(node, experts) : 0,
                expertParallel,
                sharing,
                sizes(node),
                sums.map(GpuSums::seconds).orElseGet(() -> node.numberOr("all_reduce_s", 0)),
                sums.map(GpuSums::secondsPerToken).orElseGet(() -> node.numberOr("all_reduce_s_per_token", 0)),
                node.numberOr("step_overhead_s", 0),
                node.numberOr("layer_overhead_s", 0));
        return new StepCost.Tables(KernelTableFiles.read(
                node.integer("layers", 1),
                folder.resolve(node.text("dense")),
                folder.resolve(node.text("per_sequence")),
                folder.resolve(node.text("attention")),
                node.has("moe") ? Optional.of(folder.resolve(node.text("moe"))) : Optional.empty(),
                shape));
    }

    /** What passes between GPUs, where their link is described. */
    private static Optional<GpuSums> sums(ProfileNode node, int sharingReplicas) {
        if (!node.has("link_gb_per_s")) {
            for (var field : List.of("gpus", "link_latency_s", "hidden_size")) {
                if (node.has(field)) {
                    throw node.fault(
                            field, "found without link_gb_per_s, the bandwidth that it goes with; expected both");
                }
            }
            return Optional.empty();
        }
        for (var field : List.of("all_reduce_s", "all_reduce_s_per_token")) {
            if (node.has(field)) {
                throw node.fault(
                        field, "found together with link_gb_per_s, from which it follows; expected one of them");
            }
        }
        return Optional.of(new GpuSums(
                node.has("gpus") ? node.integer("gpus", 1) : 1,
                sharingReplicas,
                node.integer("hidden_size", 1),
                node.aboveZero("link_gb_per_s") * BYTES_PER_GB,
                node.has("link_latency_s") ? node.number("link_latency_s", 0) : 0));
    }

    private static List<Integer> sizes(ProfileNode node) {
        var sizes = new ArrayList<Integer>();
        if (node.has("padded_to")) {
            if (!node.node().get("padded_to").isArray()) {
                throw node.fault(
                        "padded_to",
                        "found " + node.node().get("padded_to") + ", expected a list of integers that rise from 1");
            }
            for (var size : node.node().get("padded_to")) {
                if (!size.isInt() || size.intValue() <= (sizes.isEmpty() ? 0 : sizes.get(sizes.size() - 1))) {
                    throw node.fault("padded_to", "found " + size + ", expected integers that rise from 1");
                }
                sizes.add(size.intValue());
            }
        }
        return sizes;
    }

    private static int expertsPerToken(ProfileNode node, int experts) {
        var each = node.integer("experts_per_token", 1);
        if (each > experts) {
            throw node.fault("experts_per_token", "found " + each + ", expected at most experts (" + experts + ")");
        }
        return each;
    }

    private static StepCost roofline(ProfileNode node) {
        node.checkKeys(ROOFLINE);
        var experts = node.has("experts") ? node.integer("experts", 1) : 0;
        var parameters = node.aboveZero("parameters");
        var gpus = node.has("gpus") ? node.integer("gpus", 1) : 1;
        var heads = node.integer("heads", 1);
        var headSize = node.integer("head_size", 1);
        var keyValueHeads = node.integer("kv_heads", 1);
        return new StepCost.Roofline(
                parameters,
                node.has("active_parameters") ? node.aboveZero("active_parameters") : parameters,
                experts,
                experts == 0 ? 0 : expertsPerToken(node, experts),
                node.integer("layers", 1),
                heads,
                headSize,
                keyValueHeads,
                node.has("hidden_size") ? node.integer("hidden_size", 1) : heads * headSize,
                node.has("kv_size") ? node.integer("kv_size", 1) : 2 * keyValueHeads * headSize,
                node.aboveZero("bytes_per_weight"),
                node.aboveZero("bytes_per_kv"),
                gpus,
                node.aboveZero("tflops") * FLOPS_PER_TFLOPS,
                node.aboveZero("memory_gb_per_s") * BYTES_PER_GB,
                gpus == 1 ? 0 : node.aboveZero("link_gb_per_s") * BYTES_PER_GB,
                gpus > 1 && node.has("link_latency_s") ? node.number("link_latency_s", 0) : 0,
                node.number("step_overhead_s", 0),
                node.shareAboveZero("compute_efficiency"),
                node.shareAboveZero("memory_efficiency"));
    }
}
