package io.iwc.simulator.endpoint;

/** A plain completion: text alone. */
final class TextRendering extends ChoiceRendering {
    private final int index;

    /**
     * One answer.
     *
     * @param index of its prompt among those of the call, from 0
     */
    TextRendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
        super(envelope, "cmpl-", "text_completion", "text_completion", completion, usageWanted);
        this.index = index;
    }

    @Override
    public String opening(AnswerUsage usage) {
        return "";
    }

    @Override
    String pieceChoice(String quoted) {
        return choice(quoted, "null");
    }

    @Override
    String closingChoice() {
        return choice("\"\"", quoted(completion.finishReason()));
    }

    @Override
    String wholeChoice() {
        return choice(quoted(completion.text()), quoted(completion.finishReason()));
    }

    private String choice(String quoted, String finishReason) {
        return "{\"index\":" + index + ",\"text\":" + quoted + ",\"logprobs\":null,\"finish_reason\":" + finishReason
                + "}";
    }
}
