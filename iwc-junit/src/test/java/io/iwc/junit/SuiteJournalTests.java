package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.junit.SuiteJournal.Note;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuiteJournalTests {
    private static final String TEST = "[engine:journal]/[method:of these tests only]";

    @BeforeEach
    void listen() {
        SuiteJournal.open();
    }

    @AfterEach
    void leave() {
        SuiteJournal.close();
    }

    @Test
    void keepsANoteForEachOfTwoPlansThatRunTheSameTestAtOnce() {
        SuiteJournal.note(TEST, new Note(TestReport.builder(TEST, "Fixture", "first"), Optional.empty()));
        SuiteJournal.note(TEST, new Note(TestReport.builder(TEST, "Fixture", "second"), Optional.empty()));

        assertThat(SuiteJournal.take(TEST, Status.PASSED, ""))
                .map(entry -> entry.report().displayName())
                .contains("first");
        assertThat(SuiteJournal.take(TEST, Status.PASSED, ""))
                .map(entry -> entry.report().displayName())
                .contains("second");
        assertThat(SuiteJournal.take(TEST, Status.PASSED, "")).isEmpty();
    }
}
