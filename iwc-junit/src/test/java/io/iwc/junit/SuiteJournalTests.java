package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.junit.SuiteJournal.Note;
import io.iwc.report.TestReport;
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
        var first = new Note(TestReport.builder(TEST, "Fixture", "test"), Optional.empty());
        var second = new Note(TestReport.builder(TEST, "Fixture", "test"), Optional.empty());

        SuiteJournal.note(TEST, first);
        SuiteJournal.note(TEST, second);

        assertThat(SuiteJournal.take(TEST)).containsSame(first);
        assertThat(SuiteJournal.take(TEST)).containsSame(second);
        assertThat(SuiteJournal.take(TEST)).isEmpty();
    }
}
