package io.iwc.simulator;

/**
 * Where the time of a step comes from.
 *
 * @since 0.1
 */
public sealed interface StepCost {
    /** How sure its numbers are, in one sentence for whoever reads a prediction; empty where they were measured. */
    default String uncertainty() {
        return "";
    }

    /**
     * A sum: {@code stepOverheadSeconds + prefillSecondsPerToken · prompt tokens + prefillSecondsPerPair · pairs +
     * decodeSecondsPerSequence · decoding sequences + kvReadSecondsPerToken · tokens of context read}, these again times
     * {@code mixedReadSecondsPerToken} in a step that computes prompts too. A pair is a prompt token and one that it
     * attends to, itself included: over a prompt of n tokens n·(n+1)/2.
     *
     * @param stepOverheadSeconds of every step, above zero
     * @param prefillSecondsPerToken ≥ 0
     * @param freePrefillTokens so many prompt tokens of a step cost nothing, hidden behind the reading of the weights
     * @param prefillSecondsPerPair ≥ 0
     * @param decodeSecondsPerSequence ≥ 0; with drafts, for each token computed
     * @param kvReadSecondsPerToken ≥ 0
     * @param mixedReadSecondsPerToken ≥ 0: kernels that serve prompts read the context of decoding sequences less well
     * @since 0.1
     */
    record Linear(
            double stepOverheadSeconds,
            double prefillSecondsPerToken,
            int freePrefillTokens,
            double prefillSecondsPerPair,
            double decodeSecondsPerSequence,
            double kvReadSecondsPerToken,
            double mixedReadSecondsPerToken)
            implements StepCost {
        public Linear {
            if (!(stepOverheadSeconds > 0) || Double.isInfinite(stepOverheadSeconds)) {
                throw EngineProfile.fault("stepOverheadSeconds", stepOverheadSeconds, "a number above zero");
            }
            EngineProfile.notNegative("prefillSecondsPerToken", prefillSecondsPerToken);
            EngineProfile.notNegative("freePrefillTokens", freePrefillTokens);
            EngineProfile.notNegative("prefillSecondsPerPair", prefillSecondsPerPair);
            EngineProfile.notNegative("decodeSecondsPerSequence", decodeSecondsPerSequence);
            EngineProfile.notNegative("kvReadSecondsPerToken", kvReadSecondsPerToken);
            EngineProfile.notNegative("mixedReadSecondsPerToken", mixedReadSecondsPerToken);
        }
    }

    /**
     * Measured kernels, interpolated.
     *
     * @param kernels the tables
     * @since 0.1
     */
    record Tables(KernelTables kernels) implements StepCost {}

    /**
     * What model and data sheet allow at best, and a share of it that machines reach: nobody has measured it.
     *
     * @param parameters weights read in a step, all experts' included
     * @param activeParameters weights that each token is multiplied with
     * @param experts of which each token takes {@code expertsPerToken}; 0 for a dense model
     * @param expertsPerToken 0 for a dense model
     * @param layers of the model
     * @param heads that query, of all layers each
     * @param headSize numbers a head
     * @param keyValueHeads heads of keys and values; a GPU more than there are keeps a copy of one
     * @param hiddenSize numbers a token is between layers, which GPUs sum up; often heads × headSize
     * @param keyValueSize numbers kept of each token in each layer; 2 × keyValueHeads × headSize, or fewer where they are
     *     compressed (multi-head latent attention)
     * @param bytesPerWeight 2 for 16 bits
     * @param bytesPerKeyValue 2 for 16 bits
     * @param gpus that share the model (tensor parallel)
     * @param flopsPerSecond of one, dense, from its data sheet
     * @param bytesPerSecond of its memory, from its data sheet
     * @param linkBytesPerSecond between GPUs; 0 if there is one
     * @param linkSeconds of each sum over GPUs, however small
     * @param overheadSeconds of every step: launches and host
     * @param computeEfficiency share of the flops that is reached, above 0, at most 1
     * @param memoryEfficiency share of the bandwidth that is reached, above 0, at most 1
     * @since 0.1
     */
    record Roofline(
            double parameters,
            double activeParameters,
            int experts,
            int expertsPerToken,
            int layers,
            int heads,
            int headSize,
            int keyValueHeads,
            int hiddenSize,
            int keyValueSize,
            double bytesPerWeight,
            double bytesPerKeyValue,
            int gpus,
            double flopsPerSecond,
            double bytesPerSecond,
            double linkBytesPerSecond,
            double linkSeconds,
            double overheadSeconds,
            double computeEfficiency,
            double memoryEfficiency)
            implements StepCost {
        /** What a roofline was off by where a machine was measured: see the documentation of profiles. */
        @Override
        public String uncertainty() {
            return gpus == 1
                    ? "step times from a data sheet, not measured: expect ±30 %"
                    : "step times from a data sheet, not measured: servers of 2023 took up to 3 times as long on 8 GPUs";
        }
    }
}
