package io.iwc.metric;

import java.util.Locale;

/**
 * Why a metric has no value, as a code that programs can tell apart; its text is for people and may be reworded. Where
 * {@code %s} stands, the text says a number or a name.
 *
 * @since 0.1
 */
public enum ReasonCode {
    NOT_MEASURED("not measured"),
    NO_REQUESTS("no requests"),
    ONE_VALUE("one value has no spread"),

    NO_PROMPT("no prompt text and no prompt_tokens"),
    NO_PROMPT_TEXT("no prompt text"),
    NO_IMAGE("no prompt has an image"),
    IMAGES_NOT_COUNTED("%s of %s images are not counted: %s"),
    NO_CONTENT("no prompt text and no prefix hashes"),
    NO_PROMPT_TOKENS("no prompt tokens"),
    NO_OUTPUT_LENGTH("no output length: neither output_tokens nor max_output_tokens"),
    NO_OUTPUT_ABOVE_ZERO("no output is longer than zero tokens"),
    NO_CAP("no request carries max_output_tokens"),
    NO_TOKENS("no request has any tokens"),

    NO_ARRIVAL_TIMES("no arrival times"),
    ORDER_ONLY("arrivals are ordinals"),
    ONE_REQUEST("fewer than two requests"),
    ONE_INSTANT("all requests arrive at the same instant"),
    ONE_GAP("one gap has no spread"),
    FEW_GAPS("fewer than four gaps"),
    FEW_GAPS_ABOVE_ZERO("fewer than two gaps above zero"),
    EQUAL_GAPS("all gaps are equal"),
    TIED_GAPS("%s % of the gaps are zero: a fit would describe the clock, not the traffic"),
    FEW_WINDOWS("fewer than two complete windows of %s s"),

    NO_SESSION("no request carries a session_id"),
    NO_SECOND_TURN("no session has a second turn"),
    OTHER_BLOCK_SIZE("prefix hashes are per %s tokens"),
    NOTHING_CACHEABLE("no prompt begins as an earlier one of the run does"),
    NO_CACHE_RULE("no cache rule was chosen"),
    NO_PRICES("no prices were given"),
    NO_PRICE_OF_MODEL("no price for %s"),
    NO_REPEATED_BLOCK("no prompt block is ever repeated"),

    NO_USER("no request carries a user_id"),
    ONE_USER("fewer than two users"),
    FEW_USERS("fewer than three users"),
    NO_MODEL("no request carries a model"),
    ONE_MODEL("fewer than two models"),
    FEW_MODELS("fewer than three models"),
    NO_SEMANTICS("no request carries semantic labels"),

    BASELINE_IS_ZERO("baseline is 0"),
    BASELINE_MEAN_IS_ZERO("baseline mean is 0"),
    FEW_BINS("baseline has too few distinct values for decile bins"),
    UNDEFINED_IN_BASELINE("undefined in the baseline: %s"),
    UNDEFINED_NOW("undefined now: %s"),

    NONE_SENT("no request was sent"),
    NONE_ENDED("no request ended"),
    NONE_OK("no request succeeded"),
    NONE_FINISHED("no request succeeded or failed"),
    NO_DURATION("the run took no time"),
    NOT_STREAMED("responses were not streamed"),
    NO_FIRST_TOKEN("no answer has a first token"),
    NO_ANSWER_TOKEN("no answer token"),
    ONE_OUTPUT_TOKEN("no answer has two output tokens"),
    ONE_CHUNK("no answer has two chunks"),
    CHUNKS_NOT_COUNTED("chunks were not counted"),
    TOKENS_NOT_COUNTED("%s of %s answers have no count of %s tokens"),
    ANSWERS_NOT_COUNTED("not every answer has a count of output tokens"),
    PROMPTS_NOT_COUNTED("no answer says how many tokens its prompt had"),
    CACHE_NOT_REPORTED("no answer says how many tokens came from the prefix cache"),
    REASONING_HIDDEN("the reasoning was counted but not streamed, and nothing else has two tokens of a known time"),
    NO_LENGTH_ASKED("no output length was asked for"),
    NO_FINISH_REASON("no answer says why it ended"),
    NO_SLO("no SLO was set"),
    NO_COMMON_CLOCK("the file has no send times"),
    NO_SEND_TIMES("the file has arrivals but no send times"),
    NO_SCHEDULE("closed loop: a request is sent when another has ended, there is no schedule"),
    FEW_SENT("fewer than %s requests were sent"),
    FEW_SENT_STEADILY("fewer than %s requests were sent while the load was steady"),
    PARTLY_SAMPLED("%s was sampled for %s % of the run"),
    NOT_SAMPLED("%s was not sampled during the run"),
    COUNTER_RESET("a counter went back: the server was restarted"),
    NO_CACHE_LOOKUP("the server counted no lookup in its prefix cache");

    private final String template;

    ReasonCode(String template) {
        this.template = template;
    }

    /** As in JSON and on the command line: {@code no-session}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The text with {@code %s} where it says a number or a name. */
    public String template() {
        return template;
    }
}
