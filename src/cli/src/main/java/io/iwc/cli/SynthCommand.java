package io.iwc.cli;

import io.iwc.arrival.Arrivals;
import io.iwc.generate.LengthDistribution;
import io.iwc.generate.SessionShape;
import io.iwc.generate.SharedPrefixes;
import io.iwc.generate.Synthesis;
import io.iwc.workload.WorkloadWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A workload out of nothing but numbers. */
@Command(
        name = "synth",
        description = "Makes a synthetic, length-only workload with its prefix structure.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Lengths: 256, uniform:min=8,max=64, normal:mean=,cv=, poisson:mean=,",
            "  lognormal:mean=512,cv=0.8, exponential:mean=, zipf:exponent=,max=; each but",
            "  a number takes min= and max=. empirical:FILE draws the lengths of a",
            "  fingerprint file.",
            "",
            "Example: chats of four turns behind one system prompt, two new ones a second",
            "  iwc synth -o chats.jsonl --requests 400 --turns 4 --shared-prefix-tokens 1024 \\",
            "    --prompt-tokens lognormal:mean=80,cv=0.8 --arrival poisson --rate-rps 2"
        })
final class SynthCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.jsonl",
            required = true,
            description = "The workload; '-' is standard output, then without a manifest.")
    private Path output = Path.of("");

    @Option(names = "--requests", paramLabel = "N", required = true, description = "How many requests.")
    private int requests;

    @Option(
            names = "--prompt-tokens",
            paramLabel = "LENGTHS",
            converter = Lengths.Prompt.class,
            defaultValue = "256",
            description = "A request's own words, without history and shared prefix (${DEFAULT-VALUE}).")
    private LengthDistribution prompt = LengthDistribution.fixed(1);

    @Option(
            names = "--output-tokens",
            paramLabel = "LENGTHS",
            converter = Lengths.Answer.class,
            defaultValue = "128",
            description = "The answers (${DEFAULT-VALUE}).")
    private LengthDistribution answer = LengthDistribution.fixed(1);

    @Option(
            names = "--turns",
            paramLabel = "LENGTHS",
            converter = Lengths.Turns.class,
            defaultValue = "1",
            description = "Requests a conversation; above 1 there are sessions (${DEFAULT-VALUE}).")
    private LengthDistribution turns = LengthDistribution.fixed(1);

    @Option(names = "--no-history", description = "Turns do not resend what was said before them.")
    private boolean withoutHistory;

    @Option(
            names = "--think-seconds",
            paramLabel = "S",
            defaultValue = "5",
            description = "From a turn's arrival to the next (${DEFAULT-VALUE}).")
    private double thinkSeconds;

    @Option(
            names = "--shared-prefix-tokens",
            paramLabel = "N",
            defaultValue = "0",
            description = "System prompt in front of every request (${DEFAULT-VALUE}).")
    private int sharedTokens;

    @Option(
            names = "--shared-prefixes",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many different system prompts there are (${DEFAULT-VALUE}).")
    private int sharedCount;

    @Option(
            names = "--shared-prefix-zipf",
            paramLabel = "S",
            defaultValue = "0",
            description = "Their popularity: the k-th most common one has weight k^-S (${DEFAULT-VALUE}).")
    private double sharedExponent;

    @Mixin
    private ArrivalOptions arrival = new ArrivalOptions();

    SynthCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var workload = recipe().generate(name());
        if (console.isStandardOutput(output)) {
            workload.writeTo(console.bytes());
            console.bytes().flush();
        } else {
            WorkloadWriter.write(workload, output);
        }
        return ExitStatus.DONE;
    }

    private Synthesis recipe() {
        arrival.refuseTrace();
        var think = Duration.ofNanos(Math.round(thinkSeconds * 1e9));
        return Synthesis.of(requests)
                .withPrompt(prompt)
                .withOutput(answer)
                .withSessions(new SessionShape(turns, !withoutHistory, think))
                .withShared(new SharedPrefixes(sharedTokens, sharedCount, sharedExponent))
                .arriving(arrival.process().orElseGet(() -> Arrivals.every(Duration.ofMillis(100))), arrival.rng())
                .withSeed(arrival.seed());
    }

    private String name() {
        return console.isStandardOutput(output) ? "synthetic" : String.valueOf(output.getFileName());
    }
}
