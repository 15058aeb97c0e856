package io.iwc.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTests {
    @ParameterizedTest
    @EnumSource(ReasonCode.class)
    void isFoundAgainByItsText(ReasonCode code) {
        var text = code.template().replace("%s", "20.0");

        assertThat(Reason.told(text).code()).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "fewer than 10 requests were sent, FEW_SENT",
        "fewer than 10 requests were sent while the load was steady, FEW_SENT_STEADILY",
        "powerWatts was sampled for 40 % of the run, PARTLY_SAMPLED",
        "prefix hashes are per 512 tokens, OTHER_BLOCK_SIZE"
    })
    void tellsTextsWithNumbersApart(String text, ReasonCode code) {
        assertThat(Reason.told(text).is(code)).isTrue();
    }

    @Test
    void putsDetailsInTheirPlaces() {
        assertThat(Reason.of(ReasonCode.TOKENS_NOT_COUNTED, 2, 10, "output"))
                .hasToString("2 of 10 answers have no count of output tokens");
        assertThat(Measurement.undefined(ReasonCode.FEW_WINDOWS, 60).reason())
                .isEqualTo("fewer than two complete windows of 60 s");
    }

    @Test
    void refusesMoreOrFewerDetailsThanPlaces() {
        assertThatThrownBy(() -> Reason.of(ReasonCode.NO_SESSION, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no-session: found 1 details");
        assertThatThrownBy(() -> Reason.of(ReasonCode.FEW_WINDOWS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("few-windows: a detail is missing");
    }

    @Test
    void hasATextOnlyWhereItIsNoneOfTheCatalogue() {
        var foreign = Measurement.undefined("the moon is full");

        assertThat(foreign.why().orElseThrow().code()).isEmpty();
        assertThat(foreign.isUndefined(ReasonCode.NOT_MEASURED)).isFalse();
        assertThat(foreign).hasToString("n/a (the moon is full)");
    }

    @Test
    void equalsAnotherOfTheSameText() {
        assertThat(Measurement.undefined(ReasonCode.NO_SESSION))
                .isEqualTo(Measurement.undefined("no request carries a session_id"))
                .isNotEqualTo(Measurement.undefined(ReasonCode.NO_SECOND_TURN));
    }
}
