package io.iwc.replay;

import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.PossibleReuse;
import io.iwc.schedule.internal.PlannedRequest;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Prompt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the prompts of a run had, told after its end: the tokens that were asked for, beside those that the server
 * counted, and what a prefix cache could have held. Text is counted only of the first prompts, as that takes its time.
 */
final class PromptAccounts {
    /** Characters of text that are counted; a second or so of work. */
    private static final long MOST_CHARS = 4L << 20;

    private final Preparation prepared;
    private final PossibleReuse reuse = new PossibleReuse();
    private long counted;

    PromptAccounts(Preparation prepared) {
        this.prepared = prepared;
    }

    /** The records, in schedule order, with what is known of their prompts. */
    List<RequestRecord> addTo(List<RequestRecord> records) {
        var bySequence = new HashMap<Integer, PlannedRequest>();
        prepared.plan().all().forEach(it -> bySequence.put(it.sequence(), it));
        return records.stream().map(record -> told(record, bySequence)).toList();
    }

    private RequestRecord told(RequestRecord record, Map<Integer, PlannedRequest> bySequence) {
        var planned = bySequence.get(record.sequence());
        if (planned == null) {
            return record;
        }
        var share = reuse.next(planned.request());
        if (record.outcome() != Outcome.OK || record.inputTokens().isEmpty()) {
            return record;
        }
        var cacheable = (int) Math.round(share * record.inputTokens().getAsInt());
        return record.withPromptTokens(asked(planned), cacheable);
    }

    private int asked(PlannedRequest planned) {
        var prompt = planned.request().prompt();
        if (prompt instanceof Prompt.Lengths) {
            return planned.request().promptTokens().orElse(-1);
        }
        if (counted >= MOST_CHARS) {
            return -1;
        }
        var text = ChatTemplate.text(prompt);
        counted += text.length();
        return Preparation.tokenizer(prepared.options()).count(text);
    }
}
