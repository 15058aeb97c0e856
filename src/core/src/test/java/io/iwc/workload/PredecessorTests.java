package io.iwc.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PredecessorTests {
    @Test
    void isAskedOfTheRequestByItsId() {
        var request = Request.lengthOnly(1).dependingOn("r1", 250).build();

        assertThat(request.dependsOn()).contains("r1");
        assertThat(request.thinkTimeMillis()).hasValue(250);
        assertThat(request.toBuilder().predecessor()).isEqualTo(Predecessor.turn("r1"));
    }

    @Test
    void noneForgetsTheThinkTimeToo() {
        var request = Request.lengthOnly(1)
                .dependingOn("r1", 250)
                .dependingOn(Predecessor.none())
                .build();

        assertThat(request.dependsOn()).isEmpty();
        assertThat(request.thinkTimeMillis()).isEmpty();
    }

    @Test
    void hasAnId() {
        assertThatThrownBy(() -> Request.lengthOnly(1).dependingOn(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("depends_on: found nothing, expected the id of a request");
    }

    @Test
    void isKnownBeforeARequestIsFinished() {
        var turn = Request.lengthOnly(1).withId("r2").dependingOn(Predecessor.previousTurn());

        assertThatThrownBy(turn::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("request r2 depends on the turn before it, expected its id");
    }
}
