package io.iwc.replay;

import static io.iwc.replay.Answers.arrivingAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.replay.internal.client.Outgoing;
import io.iwc.schedule.LoadModel;
import io.iwc.schedule.internal.LoadPlan;
import io.iwc.schedule.internal.PlannedRequest;
import io.iwc.workload.Request;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EncodedRequestsTests {
    private final List<PlannedRequest> planned =
            LoadPlan.of(arrivingAt(0, 1, 2, 3, 4), LoadModel.open()).all();
    private final LinkedBlockingQueue<String> made = new LinkedBlockingQueue<>();

    @Test
    void makesEverythingAheadWhereThereIsRoom() {
        var stock = new EncodedRequests(5, planned, this::tenBytes, 1000);

        stock.fill();

        assertThat(made).containsExactly("r1", "r2", "r3", "r4", "r5");
        assertThat(stock.bytes()).isEqualTo(50);
    }

    @Test
    void makesTheRestAsOthersGo() throws InterruptedException {
        try (var stock = new EncodedRequests(5, planned, this::tenBytes, 20)) {
            stock.fill();
            assertThat(made).containsExactly("r1", "r2");
            made.clear();

            stock.keepFilled();
            stock.take(planned.get(0));

            assertThat(made.poll(10, TimeUnit.SECONDS)).isEqualTo("r3");
            stock.take(planned.get(1));
            assertThat(made.poll(10, TimeUnit.SECONDS)).isEqualTo("r4");
        }
    }

    @Test
    void makesNowWhatIsNeededBeforeItWasReady() {
        var stock = new EncodedRequests(5, planned, this::tenBytes, 0);

        assertThat(stock.take(planned.get(3)).length()).isEqualTo(10);
        assertThat(made).containsExactly("r4");
        assertThat(stock.bytes()).isZero();
    }

    @Test
    void weighsNothingWhenAllIsTaken() {
        var stock = new EncodedRequests(5, planned, this::tenBytes, 1000);
        stock.fill();

        planned.forEach(stock::take);

        assertThat(stock.bytes()).isZero();
        assertThat(made).hasSize(5);
    }

    private Outgoing tenBytes(Request request) {
        made.add(request.id());
        return new Outgoing(new byte[10], 0, 0);
    }
}
