package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.record.RecordedFolder;
import io.iwc.record.RecordingEndpoint;
import io.iwc.run.internal.RunFolder;
import java.util.Locale;

/** A recording that goes on until the process is told to end, and then says what it holds. */
final class Recording {
    private final RecordingEndpoint recording;
    private final Console console;

    Recording(RecordingEndpoint recording, Console console) {
        this.recording = recording;
        this.console = console;
    }

    /** Says where it listens, what becomes of calls and how to stop. */
    void announce(String upstream) {
        recording.recovered().forEach(folder -> console.err()
                .println(folder.path() + ": completed the recording of a process that was killed (" + contents(folder)
                        + ")"));
        console.print(recording.baseUrl() + "\n");
        console.err()
                .println("recording " + upstream + " to " + recording.folders().get(0) + "; stop with Ctrl-C");
    }

    /** Completes the folders and says what was recorded. */
    void end() {
        try {
            recording.close();
        } catch (IwcException e) {
            console.err().println(e.getMessage());
        }
        var tally = recording.tally();
        console.err()
                .println(String.format(
                        Locale.ROOT,
                        "recorded %d requests (%d failed, %d sent again); passed %d other calls",
                        tally.recorded(),
                        tally.failed(),
                        tally.retries(),
                        tally.passed()));
        tally.unread().forEach((kind, count) -> console.err().println("  not recorded: " + count + " × " + kind));
        recording.written().forEach(folder -> console.err()
                .println("wrote " + folder.path() + ": " + contents(folder)));
        var first = recording.folders().get(0);
        if (tally.recorded() == 0) {
            console.err()
                    .println("next: let the application send to " + recording.baseUrl()
                            + " (often the variable OPENAI_BASE_URL); it is what was printed at the start");
            return;
        }
        console.err()
                .println("next: iwc analyze " + first.resolve(RunFolder.RECORDED_WORKLOAD) + ", iwc report " + first
                        + " -o report.html");
    }

    private static String contents(RecordedFolder folder) {
        return String.format(Locale.ROOT, "%d requests, %d sessions", folder.requests(), folder.sessions());
    }
}
