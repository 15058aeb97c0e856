package io.iwc.bench.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.iwc.bench.Machine;
import io.iwc.record.RecordingEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Times the first token of a stream three ways, in turn so that all see the same machine: from the server itself,
 * through {@link BareProxy} and through a recording proxy that writes its folder.
 *
 * <p>Arguments: requests each way (2000), prompt characters (4000), streams at a time (8).
 */
public final class RecordBench {
    private static final int WARM_UP = 300;
    private static final byte[] TOKEN = "\"content\"".getBytes(ISO_8859_1);

    private RecordBench() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        var requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        var characters = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4_000;
        var streams = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
        var body = "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\""
                + "word ".repeat(characters / 5) + "\"}]}";
        var request = ("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(ISO_8859_1);
        var folder = Files.createTempDirectory("iwc-record-bench");
        try (var server = new StreamServer();
                var bare = new BareProxy(server.port());
                var recording = RecordingEndpoint.forwardingTo("http://127.0.0.1:" + server.port())
                        .into(folder.resolve("recording"))
                        .start()) {
            var ports = new LinkedHashMap<String, Integer>();
            ports.put("the server itself", server.port());
            ports.put("bare proxy", bare.port());
            ports.put("recording proxy", Integer.parseInt(recording.rootUrl().replaceFirst(".*:", "")));
            measure(ports, request, WARM_UP, streams);
            print(measure(ports, request, requests, streams), streams, characters);
        }
    }

    /** Nanoseconds to the first token, by way. */
    private static Map<String, long[]> measure(Map<String, Integer> ports, byte[] request, int requests, int streams)
            throws Exception {
        var threads = Executors.newFixedThreadPool(streams);
        var parts = new ArrayList<Future<Map<String, List<Long>>>>();
        for (var i = 0; i < streams; i++) {
            parts.add(threads.submit(() -> inTurn(ports, request, requests / streams)));
        }
        var all = new LinkedHashMap<String, long[]>();
        for (var way : ports.keySet()) {
            var times = new ArrayList<Long>();
            for (var part : parts) {
                times.addAll(part.get().getOrDefault(way, List.of()));
            }
            all.put(way, times.stream().mapToLong(Long::longValue).sorted().toArray());
        }
        threads.shutdown();
        return all;
    }

    private static Map<String, List<Long>> inTurn(Map<String, Integer> ports, byte[] request, int rounds)
            throws IOException {
        var sockets = new LinkedHashMap<String, Socket>();
        for (var port : ports.entrySet()) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port.getValue());
            socket.setTcpNoDelay(true);
            sockets.put(port.getKey(), socket);
        }
        var times = new LinkedHashMap<String, List<Long>>();
        for (var round = 0; round < rounds; round++) {
            for (var socket : sockets.entrySet()) {
                times.computeIfAbsent(socket.getKey(), way -> new ArrayList<>())
                        .add(firstToken(socket.getValue(), request));
            }
        }
        for (var socket : sockets.values()) {
            socket.close();
        }
        return times;
    }

    private static long firstToken(Socket socket, byte[] request) throws IOException {
        var buffer = new byte[1 << 16];
        var start = System.nanoTime();
        socket.getOutputStream().write(request);
        var in = socket.getInputStream();
        var first = 0L;
        for (var said = ""; !said.endsWith("0\r\n\r\n"); ) {
            var count = in.read(buffer);
            if (count < 0) {
                throw new IOException("the answer broke off");
            }
            said = new String(buffer, 0, count, ISO_8859_1);
            if (first == 0 && said.contains(new String(TOKEN, ISO_8859_1))) {
                first = System.nanoTime() - start;
            }
        }
        return first;
    }

    private static void print(Map<String, long[]> times, int streams, int characters) throws IOException {
        var out = System.out;
        out.println(Machine.description() + ", load " + Machine.load());
        out.printf(Locale.ROOT, "%d streams at a time, prompts of %d characters, TTFT in ms%n%n", streams, characters);
        out.println("| | n | P50 | P90 | P99 |\n| --- | --: | --: | --: | --: |");
        times.forEach((way, nanos) -> out.printf(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f |%n",
                way,
                nanos.length,
                millis(nanos, 0.5),
                millis(nanos, 0.9),
                millis(nanos, 0.99)));
        var bare = times.getOrDefault("bare proxy", new long[1]);
        var recording = times.getOrDefault("recording proxy", new long[1]);
        out.printf(
                Locale.ROOT,
                "%nadded by recording: P50 %+.3f ms, P99 %+.3f ms (bar: P99 below 1 ms)%n",
                millis(recording, 0.5) - millis(bare, 0.5),
                millis(recording, 0.99) - millis(bare, 0.99));
    }

    private static double millis(long[] sorted, double share) {
        return Arrays.stream(sorted)
                        .skip((long) (share * (sorted.length - 1)))
                        .findFirst()
                        .orElse(0)
                / 1e6;
    }
}
