package io.iwc.simulator.endpoint;

/** A plain completion: text alone. */
final class TextRendering extends ChoiceRendering {
    TextRendering(Envelope envelope, Completion completion, boolean usageWanted) {
        super(envelope, "cmpl-", "text_completion", "text_completion", completion, usageWanted);
    }

    @Override
    public String opening() {
        return "";
    }

    @Override
    public String piece(int index) {
        return event(choice(completion.piece().apply(index), "null"));
    }

    @Override
    String closingChoice() {
        return choice("", quoted(completion.finishReason()));
    }

    @Override
    String wholeChoice() {
        return choice(completion.text(), quoted(completion.finishReason()));
    }

    private static String choice(String text, String finishReason) {
        return "{\"index\":0,\"text\":" + quoted(text) + ",\"logprobs\":null,\"finish_reason\":" + finishReason + "}";
    }
}
