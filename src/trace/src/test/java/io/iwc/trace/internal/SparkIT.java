package io.iwc.trace.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The same studies of the same file by DuckDB and by Spark, on a standalone master and worker on loopback. */
@EnabledForJreRange(max = JRE.JAVA_21, disabledReason = "Spark 4.0 starts on Java 17 and 21 only")
class SparkIT {
    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Process> cluster = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void endTheCluster() throws InterruptedException {
        for (var process : cluster) {
            process.descendants().forEach(ProcessHandle::destroy); // the executor of the worker
            process.destroy();
            process.waitFor();
        }
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("spark.sql") || name.startsWith("spark.driver"))
                .forEach(System::clearProperty);
    }

    @Test
    void everyNumberIsTheSame() throws Exception {
        var csv = SmallTrace.csv(folder);
        var master = startCluster();
        // 400 rows need no 200 partitions
        System.setProperty("spark.sql.shuffle.partitions", "1");
        System.setProperty("spark.sql.adaptive.enabled", "false");
        System.setProperty("spark.sql.codegen.wholeStage", "false"); // nor code compiled for each statement
        System.setProperty("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        System.setProperty("spark.driver.host", LOOPBACK);
        System.setProperty("spark.driver.bindAddress", LOOPBACK);

        var bySpark = SmallTrace.analysis(new TraceOptions(
                        Reading.DEFAULT,
                        List.of(Study.values()),
                        10,
                        TraceOptions.Power.ofMachine(),
                        Optional.of(master),
                        Optional.empty(),
                        false))
                .of(List.of(csv));

        assertThat(bySpark.failures()).isEmpty();
        var byDuckDb = SmallTrace.json(SmallTrace.study(csv, Study.values())).path("studies");
        var comparison = EveryNumber.of(SmallTrace.json(bySpark).path("studies"), byDuckDb, 1e-9);
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.compared()).isGreaterThan(20_000);
        assertThat(EveryNumber.of(SmallTrace.json(bySpark).path("studies"), SmallTrace.numbers(), 1e-9)
                        .differences())
                .isEmpty();
    }

    private String startCluster() throws Exception {
        var home = home();
        var port = freePort();
        var master = "spark://" + LOOPBACK + ":" + port;
        start(
                home,
                "org.apache.spark.deploy.master.Master",
                "--host",
                LOOPBACK,
                "--port",
                "" + port,
                "--webui-port",
                "0");
        await(port);
        start(
                home,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                LOOPBACK,
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                folder.resolve("worker").toString(),
                master);
        return master;
    }

    /** What an installation of Spark is to a worker: a folder with its jars. */
    private Path home() throws IOException {
        var jars = Files.createDirectories(folder.resolve("spark").resolve("jars"));
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var jar = Path.of(entry);
            if (entry.endsWith(".jar") && Files.notExists(jars.resolve(jar.getFileName()))) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
            }
        }
        return folder.resolve("spark");
    }

    private void start(Path home, String type, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(System.getProperty("spark.opens").split(" ", 0)));
        command.addAll(List.of("-Xmx256m", "-cp", home.resolve("jars") + File.separator + "*", type));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(type + ".log").toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13"); // as the scripts of an installation set it
        builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        cluster.add(builder.start());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(int port) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                assertThat(System.nanoTime()).as("the master listens").isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }
}
