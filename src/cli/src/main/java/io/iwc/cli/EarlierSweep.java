package io.iwc.cli;

import io.iwc.artifact.internal.EarlierFiles;
import io.iwc.run.internal.RunFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sweep that was in a folder before another one is written there: its table and its levels. */
final class EarlierSweep {
    private static final String TABLE = "sweep.json";
    private static final Pattern NAMES = Pattern.compile(RunFolder.NAMES + "|sweep\\.json|(rate|concurrency)-.+");

    private final EarlierFiles files;
    private final Optional<Path> aside;

    private EarlierSweep(EarlierFiles files, Optional<Path> aside) {
        this.files = files;
        this.aside = aside;
    }

    /** Moves it out of the way, and says so. */
    static EarlierSweep setAside(Path folder, Console console) {
        var files = new EarlierFiles(folder, NAMES, TABLE);
        var aside = files.setAside();
        aside.ifPresent(it -> console.err().println(it + ": holds the sweep that was here until this one is whole"));
        return new EarlierSweep(files, aside);
    }

    /** Back to its place if nothing was done, and forgotten if everything was. */
    void settle(int done, int wanted) {
        if (done == wanted) {
            files.forget();
        } else if (done == 0) {
            aside.ifPresent(files::putBack);
        }
    }
}
