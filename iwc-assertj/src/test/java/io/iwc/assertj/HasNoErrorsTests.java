package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.run.ErrorClass;
import org.junit.jupiter.api.Test;

class HasNoErrorsTests {
    @Test
    void listsTheFirstFiveErrors() {
        var runs = Runs.measured().ok(0, 40, 5);
        for (var i = 0; i < 6; i++) {
            runs.failed(ErrorClass.HTTP_5XX, "503 overloaded");
        }

        assertThat(messageOf(() -> assertThat(runs.run()).hasNoErrors())).isEqualTo("""
                        Expecting run of "support" to have no errors but 6 of 7 requests failed (0.857)

                          req-2: http_5xx: 503 overloaded
                          req-3: http_5xx: 503 overloaded
                          req-4: http_5xx: 503 overloaded
                          req-5: http_5xx: 503 overloaded
                          req-6: http_5xx: 503 overloaded
                          and 1 more

                        endpoint: http://127.0.0.1:8000/v1, tiny, measured, 7 requests""");
    }

    @Test
    void failsARunWithoutRequests() {
        var empty = Runs.measured().run();

        assertThat(firstLineOf(() -> assertThat(empty).hasNoErrors()))
                .startsWith("Expecting run of \"support\" to have no errors but it is not measurable because ");
    }

    @Test
    void judgesErrorsOfALateClientAllTheSame() {
        var run = Runs.measured().ok(100, 40, 5).run();

        assertThat(run).hasNoErrors().hasErrorRateAtMost(0);
    }

    @Test
    void isCollectedIfSoft() {
        var run = Runs.measured().failed(ErrorClass.HTTP_5XX, "503 overloaded").run();

        assertThat(Failing.softly(softly -> softly.assertThat(run).hasNoErrors().hasErrorRateAtMost(1)))
                .containsExactly("Expecting run of \"support\" to have no errors but 1 of 1 requests failed (1.000)");
    }
}
