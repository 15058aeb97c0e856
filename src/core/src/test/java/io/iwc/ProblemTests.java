package io.iwc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTests {
    @Test
    void namesPlaceFieldAndWhatWasExpected() {
        var problem = Problem.at("traces/week.jsonl", 1042, "arrival_time_ms", "found -3, expected an integer ≥ 0");

        assertThat(problem).hasToString("traces/week.jsonl:1042: arrival_time_ms: found -3, expected an integer ≥ 0");
    }

    @Test
    void leavesOutWhatIsEmpty() {
        var problem = new Problem("week.jsonl", "", "no such file");

        assertThat(problem).hasToString("week.jsonl: no such file");
    }

    @Test
    void listsTheFirstHundredAndCountsTheRest() {
        var problem = Problem.at("a.jsonl", 1, "", "found nothing");

        var exception =
                new InvalidInputException(Collections.nCopies(100, problem), 123, "123 of 500 lines are invalid");

        assertThat(exception.getMessage().lines())
                .hasSize(102)
                .endsWith("a.jsonl:1: found nothing", "and 23 more", "123 of 500 lines are invalid");
    }

    @Test
    void oneProblemIsTheWholeMessage() {
        var exception = new InvalidInputException(Problem.at("a.jsonl", 2, "prompt", "missing"));

        assertThat(exception).hasMessage("a.jsonl:2: prompt: missing");
        assertThat(exception.problems()).isEqualTo(List.of(Problem.at("a.jsonl", 2, "prompt", "missing")));
    }

    @Test
    void isOnOneLineWhateverAFileSays() {
        var problem = Problem.at("a\nb.csv", 3, "c\u001b[31m", "found \"\n::error::x\", expected an integer");

        assertThat(problem).hasToString("a\\nb.csv:3: c\\u001b[31m: found \"\\n::error::x\", expected an integer");
    }

    @Test
    void saysWhatWasExpectedHoweverLongTheValueIs() {
        var problem = Problem.at("a.csv", 3, "c", "found \"" + "x".repeat(200_000) + "\", expected an integer");

        assertThat(problem.toString())
                .startsWith("a.csv:3: c: found \"xxx")
                .endsWith("x…\", expected an integer")
                .hasSizeLessThan(600);
    }
}
