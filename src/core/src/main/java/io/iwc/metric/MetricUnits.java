package io.iwc.metric;

/** The unit of a metric, by the family of its id. */
final class MetricUnits {
    private MetricUnits() {}

    static Unit of(String id) {
        if (id.startsWith("run.steady.")) {
            return steady(id);
        }
        if (id.endsWith(".n")
                || id.endsWith(".count")
                || id.endsWith(".distinctBlocks")
                || id.contains(".blocksFor")
                || id.startsWith("run.requests.")
                || id.startsWith("semantic.task.")
                || id.startsWith("semantic.difficulty.")
                || id.equals("tokens.opaqueParts")
                || id.equals("run.server.runningPeak")
                || id.equals("run.server.waitingPeak")
                || id.equals("run.sloSkipped")) {
            return Unit.COUNT;
        }
        if (id.startsWith("tokens.promptOutputRatio")) {
            return Unit.PLAIN;
        }
        if (id.startsWith("tokens.")
                || id.startsWith("sessions.promptTokens")
                || id.startsWith("sessions.promptGrowth")) {
            return Unit.TOKENS;
        }
        if (id.startsWith("arrivals.gap.")
                || id.startsWith("sessions.turnGap")
                || id.equals("arrivals.spanSeconds")
                || id.equals("run.durationSeconds")
                || isLatency(id)) {
            return Unit.SECONDS;
        }
        if (isRate(id)) {
            return Unit.PER_SECOND;
        }
        if (isShare(id)) {
            return Unit.SHARE;
        }
        return Unit.PLAIN;
    }

    /** Whether every value behind the family of that base is a whole number. */
    static boolean isIntegral(String base) {
        return base.equals("sessions.turns") || of(base) == Unit.TOKENS;
    }

    /** The numbers of a part of a run have the units of the whole. */
    private static Unit steady(String id) {
        return switch (id) {
            case "run.steady.requests" -> Unit.COUNT;
            case "run.steady.startSeconds" -> Unit.SECONDS;
            default -> of(id.replaceFirst("steady\\.", ""));
        };
    }

    private static boolean isLatency(String id) {
        return id.startsWith("run.ttft")
                || id.startsWith("run.response")
                || id.startsWith("run.e2e.")
                || id.startsWith("run.tpot.")
                || id.startsWith("run.itl.")
                || id.startsWith("run.scheduleLag.");
    }

    private static boolean isRate(String id) {
        return switch (id) {
            case "arrivals.meanRps", "arrivals.gapRate", "arrivals.peakRps1s" -> true;
            case "run.requestThroughput", "run.outputThroughput", "run.totalThroughput" -> true;
            case "run.goodput", "run.offeredRps", "run.deliveredRps" -> true;
            default -> false;
        };
    }

    private static boolean isShare(String id) {
        return id.startsWith("prefill.")
                || id.startsWith("reuse.session")
                || id.startsWith("reuse.prefix")
                || id.endsWith(".coverage")
                || id.endsWith("Share")
                || id.startsWith("run.server.kvUsage")
                || id.equals("run.gpu.utilisationMean")
                || id.equals("run.errorRate")
                || id.equals("run.sloAttainment");
    }
}
