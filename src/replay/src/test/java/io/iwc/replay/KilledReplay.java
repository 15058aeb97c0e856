package io.iwc.replay;

import java.nio.file.Path;

/** A replay in a process of its own, to be killed while an answer is still coming. */
final class KilledReplay {
    private KilledReplay() {}

    public static void main(String[] args) {
        Replay.run(
                Answers.arrivingAt(0, 1, 2, 3),
                Endpoint.at(args[0], "m"),
                ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM).withFolder(Path.of(args[1])));
    }
}
