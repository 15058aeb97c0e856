package io.iwc.assertj;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SoftAssertionsExtension.class)
class InjectSoftAssertionsTests {
    @InjectSoftAssertions
    private IwcSoftAssertions softly;

    @Test
    void areInjectedByAssertJ() {
        softly.assertThat(Shapes.named("chat").build()).hasRequestCount(5);

        assertThat(softly.wasSuccess()).isTrue();
    }
}
