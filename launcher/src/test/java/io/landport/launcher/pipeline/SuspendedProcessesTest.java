package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.embedded.EmbeddedDatabase;
import io.landport.embedded.EmbeddedKafka;
import io.landport.launcher.CommandRun;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.WebElement;

/**
 * What the page says while a process is suspended under load: a server, a stage, or the process of the page, and what a question over HTTP
 * and the commands with which the runbook begins say. The property {@code rounds} repeats each of them.
 */
@Tag("server")
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SuspendedProcessesTest {
    private static final int ROUNDS = Integer.getInteger("rounds", 1);

    /** Many rounds need a quiet machine. Otherwise all may take twice as long. */
    private static final int LOAD = ROUNDS >= 20 ? 1 : 2;

    private static final Duration MOST = Duration.ofSeconds(6L * LOAD);

    private static final Duration SUSPENDED = Duration.ofSeconds(12);

    /** The time after which a command says that a server does not answer. */
    private static final Duration MOST_OF_COMMAND = Duration.ofSeconds(10L * LOAD);

    private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```");

    /** Alarms about what the simulated feeds send are true in any case. */
    private static final Set<String> ABOUT_DOCUMENTS = Set.of(
            "LandportRejectionsRise",
            "LandportUnknownSource",
            "LandportUnreadable",
            "LandportCrossingRejections",
            "LandportCrossingSilent");

    private static final String LAGS = "[aria-labelledby='partitions-title'] tbody td:nth-child(4)";
    private static final String ANY = "ul.alarms [data-alarm]";
    private static final String HOLDING = "ul.alarms .holds";

    private static final Pattern SECONDS = Pattern.compile(", (\\d+) s");
    private static final int LATE_SECONDS = 2;

    @TempDir
    private static Path folder;

    private final Map<Suspended, Signalled> processes = new HashMap<>();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private Map<String, String> environment = Map.of();
    private Browser browser;
    private URI question;

    /** A process that takes signals. */
    private interface Signalled {
        void signal(String name) throws IOException, InterruptedException;
    }

    /** What is suspended, the element of the page that tells it, the alarms that are true then, and what the commands and the question find. */
    enum Suspended {
        PAGE("main[data-old='true']", Set.of()),
        BROKER(".notice.warn", Set.of(), "PROBLEM no broker reachable at", "", "", ""),
        DATABASE(
                ".stage p.warn",
                Set.of("LandportNotReady"),
                "PROBLEM cannot connect to the store",
                "landport: cannot open the store",
                "landport: cannot open the store",
                "the store cannot be read"),
        STREAMS(".flow > li:nth-child(2) .lag", Set.of("LandportDown", "LandportLag")),
        CONSUMER(".flow > li:nth-child(6) .lag", Set.of("LandportLag"));

        private final String selector;

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
        private final List<String> problems;

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
        private final Set<String> alarms;

        /** @param problems of check, of two queries, and of the question over HTTP; empty if one succeeds, none if all of them do */
        Suspended(String selector, Set<String> alarms, String... problems) {
            this.selector = selector;
            this.alarms = alarms;
            this.problems = problems.length == 0 ? List.of("", "", "", "") : List.of(problems);
        }

        /** An element about lag tells it once the lag has grown. */
        boolean isTold(WebElement element) {
            return !selector.endsWith(".lag") || isLate(element);
        }
    }

    /** A command or a question, what came of it, and how long it took. */
    private record Step(String command, CommandRun run, Duration took) {
        /** What it says of a server that does not answer; all it prints if it should have succeeded. */
        boolean says(String problem) {
            return problem.isEmpty()
                    ? run.exitCode() == 0
                    : run.exitCode() == 1 && (run.out() + run.err()).contains(problem);
        }
    }

    /** A broker in a process of its own. */
    static final class Broker {
        private Broker() {}

        public static void main(String[] arguments) throws IOException {
            try (EmbeddedKafka kafka = EmbeddedKafka.startOpen(Path.of(arguments[0]), 0)) {
                System.out.println(kafka.bootstrapServers());
                System.in.read();
            }
        }
    }

    @BeforeAll
    void start() throws Exception {
        assumeTrue(Browser.isInstalled(), Browser.MISSING);
        Path servers = Files.createDirectory(folder.resolve("servers"));
        Process broker = process(ChildJvm.process(ChildJvm.command(Broker.class, servers.toString())));
        String address = broker.inputReader(StandardCharsets.UTF_8).readLine();
        EmbeddedDatabase database = open(EmbeddedDatabase.startOpen(servers, 0));
        environment = Map.of(
                "LANDPORT_BOOTSTRAP_SERVERS",
                address,
                "LANDPORT_DATABASE_URL",
                database.jdbcUrl(),
                "LANDPORT_DATABASE_USER",
                database.user(),
                "LANDPORT_HTTP_PORT",
                "0",
                "LANDPORT_HTTP_TOKENS",
                "optional");
        for (String command : List.of("topics --create", "migrate")) {
            CommandRun run = CommandRun.of(environment, (command + " --data " + folder).split(" "));
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        ChildStage streams = open(ChildStage.start("streams", folder.resolve("streams"), environment));
        ChildStage consumer = open(ChildStage.start("consumer", folder.resolve("consumer"), environment));
        ChildStage page = open(ChildStage.start("console", folder.resolve("console"), environment));
        ChildStage api = open(ChildStage.start("api", folder.resolve("api"), environment));
        question = api.address().resolve("/v1/query/balance");
        ProcessBuilder feeds = ChildJvm.process(
                ChildJvm.command("simulate", "--rate", "20", "--seed", "1", "--data", folder.toString()));
        feeds.environment().putAll(environment);
        process(feeds);
        List.of(streams, consumer, page, api).forEach(ChildStage::awaitReady);
        processes.put(Suspended.PAGE, page::signal);
        processes.put(Suspended.BROKER, name -> ChildJvm.signal(name, Stream.of(broker.toHandle())));
        processes.put(Suspended.DATABASE, name -> Up.signalPostgres(servers, name));
        processes.put(Suspended.STREAMS, streams::signal);
        processes.put(Suspended.CONSUMER, consumer::signal);
        browser = open(Browser.start(Files.createDirectory(folder.resolve("profile"))));
        browser.open(page.address().resolve("/console?view=pipeline"));
        // This process runs neither streams nor the consumer: it measures silence by itself.
        browser.await("[aria-labelledby='silences-title'] tbody tr");
    }

    @AfterAll
    void stop() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeToldSoonAndWithoutFalseAlarms(Suspended suspended) throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            // Given
            awaitQuiet();
            List<String> before = alarms(ANY);

            // When
            Set<String> alarms = new TreeSet<>();
            processes.get(suspended).signal("STOP");
            long start = System.nanoTime();
            Duration told;
            List<String> lags;
            List<Step> steps = new ArrayList<>();
            try {
                browser.await(suspended.selector, element -> suspended.isTold(element) ? element : null);
                told = Duration.ofNanos(System.nanoTime() - start);
                lags = each(LAGS, "textContent").toList();
                List<CompletableFuture<Step>> running = runbook();
                while (System.nanoTime() - start < SUSPENDED.toNanos()
                        || !running.stream().allMatch(CompletableFuture::isDone)) {
                    alarms.addAll(alarms(HOLDING));
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                }
                running.forEach(step -> steps.add(step.join()));
            } finally {
                processes.get(suspended).signal("CONT");
            }
            alarms.addAll(awaitQuiet());
            // Also those that were over before they were seen.
            List<String> begun = new ArrayList<>(alarms(ANY));
            before.forEach(begun::remove);
            alarms.addAll(begun);

            // Then
            System.out.printf(
                    "%s suspended: told after %,d ms, commands and a question took %s ms, alarms %s%n",
                    suspended,
                    told.toMillis(),
                    steps.stream().map(step -> step.took().toMillis()).toList(),
                    alarms);
            alarms.removeAll(suspended.alarms);
            assertThat(alarms).isEmpty();
            assertThat(told).isLessThan(MOST);
            assertThat(lags)
                    .hasSize(8)
                    .allMatch(lag -> suspended != Suspended.BROKER || lag.equals("–"), "unknown without a broker");
            assertThat(steps).hasSameSizeAs(suspended.problems);
            assertThat(steps)
                    .zipSatisfy(
                            suspended.problems,
                            (step, problem) -> assertThat(step).matches(done -> done.says(problem)))
                    .allSatisfy(step -> assertThat(step.took()).isLessThan(MOST_OF_COMMAND));
        }
    }

    /** The commands with which the runbook begins, as they are written there, and a question over HTTP, all at once. */
    private List<CompletableFuture<Step>> runbook() throws IOException {
        Matcher commands = COMMANDS.matcher(Files.readString(Path.of("..", "docs", "runbook.md")));
        assertThat(commands.find()).isTrue();
        Stream<CompletableFuture<Step>> steps = commands.group(1)
                .lines()
                .map(line -> line.replaceFirst(" *#.*", ""))
                .map(line -> step(line, () -> {
                    String words = line.replaceFirst("^./landport ", "") + " --data " + folder;
                    return CommandRun.of(environment, words.split(" "));
                }));
        return Stream.concat(steps, Stream.of(step("GET " + question, this::ask)))
                .toList();
    }

    private static CompletableFuture<Step> step(String name, Supplier<CommandRun> run) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long start = System.nanoTime();
                    return new Step(name, run.get(), Duration.ofNanos(System.nanoTime() - start));
                },
                task -> new Thread(task, name).start());
    }

    private CommandRun ask() {
        HttpRequest request = HttpRequest.newBuilder(question).build();
        HttpResponse<String> response =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
        return new CommandRun(response.statusCode() == HttpURLConnection.HTTP_OK ? 0 : 1, response.body(), "");
    }

    /** Waits until all is well again, and returns the alarms until then. */
    private Set<String> awaitQuiet() {
        Set<String> alarms = new TreeSet<>();
        browser.await("main[data-old='false']", page -> {
            List<String> now = alarms(HOLDING);
            alarms.addAll(now);
            boolean isLate = browser.all(".flow .lag").stream().anyMatch(SuspendedProcessesTest::isLate);
            boolean isAway = !browser.all(".notice.warn, .stage p.warn").isEmpty();
            return now.isEmpty() && !isLate && !isAway ? page : null;
        });
        return alarms;
    }

    private static boolean isLate(WebElement lag) {
        Matcher seconds = SECONDS.matcher(lag.getText());
        return seconds.find() && Integer.parseInt(seconds.group(1)) >= LATE_SECONDS;
    }

    private List<String> alarms(String selector) {
        return each(selector, "dataset.alarm")
                .filter(alarm -> !ABOUT_DOCUMENTS.contains(alarm))
                .toList();
    }

    /** In one script: elements are replaced when figures arrive. */
    private Stream<String> each(String selector, String property) {
        Collection<?> found = (Collection<?>) browser.run(
                "return [...document.querySelectorAll(arguments[0])].map((element) => element." + property + ")",
                selector);
        return found.stream().map(String::valueOf);
    }

    private Process process(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        open(process::destroyForcibly);
        return process;
    }

    private <T extends AutoCloseable> T open(T closed) {
        opened.push(closed);
        return closed;
    }
}
