package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.query.question.CodesQuestion;
import io.landport.reference.ReferenceReader;
import io.landport.simulator.SimulatedMessage;
import io.landport.simulator.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What commands say without any server: help, misuse, settings, codes, files. */
@Tag("server")
final class CommandsTest {
    /** Reading the annotations of all commands takes a tenth of a second. */
    private static final CommandLine WHOLE = new CommandLine(new LandportCommand(Map.of()));

    @TempDir
    private Path folder;

    /** Each command with the words that call it. */
    static Stream<String> commands() {
        return withParts(WHOLE)
                .map(command -> command.getCommandSpec()
                        .qualifiedName(" ")
                        .substring("landport".length())
                        .strip());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldExplainItselfWithHelp(String command) {
        // Given
        String[] words = (command + " --help").strip().split(" ");

        // When
        CommandRun run = run(words);

        // Then
        CommandSpec spec = specOf(command);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: " + ("landport " + command).strip());
        assertThat(spec.usageMessage().description()).isNotEmpty().noneMatch(String::isBlank);
        assertThat(run.out()).contains(spec.usageMessage().description()[0].split(" ", -1)[0]);
        assertThat(spec.args())
                .allSatisfy(argument -> assertThat(described(argument))
                        .as(argument.toString())
                        .isNotBlank()
                        .doesNotContain("${"));
    }

    /** A call reads the annotations of one command only; its help is that of the whole program all the same. */
    @ParameterizedTest
    @MethodSource("commands")
    void shouldSayTheSameWhereOtherCommandsAreOutlines(String command) {
        // Given
        String whole = specOf(command).commandLine().getUsageMessage();

        // When
        CommandRun run = run((command + " --help").strip().split(" "));

        // Then
        assertThat(run.out()).isEqualTo(whole);
    }

    @Test
    void shouldCompleteCommandsAndOptionsInBash() throws Exception {
        // Given
        Path script = Files.writeString(
                folder.resolve("completion"), run("completion").out());
        String completed =
                "source '%s'; COMP_WORDS=(landport %s); COMP_CWORD=%d; _complete_landport; echo ${COMPREPLY[*]}";

        // When
        List<String> replies = List.of(
                bash(completed.formatted(script, "compl", 1)),
                bash(completed.formatted(script, "query mirr", 2)),
                bash(completed.formatted(script, "query yoy --days", 3)));

        // Then
        assertThat(replies).containsExactly("completion", "mirror", "--days-after");
    }

    @ParameterizedTest
    @CsvSource({
        "dmeo, landport demo",
        "qurey, landport query",
        "chrat, landport chart",
        "simulat, landport simulate",
        "query dayly, landport query daily",
        "query daily --surce x, --source"
    })
    void shouldNameTheNearestCommandOrOption(String typed, String meant) {
        // When
        CommandRun run = run(typed.split(" "));

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).endsWith("Did you mean '" + meant + "'?" + System.lineSeparator());
    }

    /** Documents of users are not among invented ones. */
    @Test
    void shouldGiveTheDemoADataFolderOfItsOwn() {
        // Then
        assertThat(run("demo", "--help").out()).contains("(default: .landport/demo)");
        assertThat(run("up", "--help").out()).contains("(default: .landport)");
    }

    @Test
    void shouldSayItsVersion() {
        // When
        CommandRun run = run("--version");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .hasSize(4)
                .startsWith("landport 0.1.0")
                .anyMatch(line -> line.matches("commit (unknown|[0-9a-f]{8,})"))
                .endsWith("format level 1", "schema level 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ingst                                           | ingst
                    query                                           | Missing required subcommand
                    query weekly                                    | weekly
                    watch weekly                                    | weekly
                    ingest                                          | FORMAT
                    ingest ndjson                                   | FILE
                    ingest xml a.xml                                | unknown format 'xml': must be one of json, ndjson, csv, cn-ceb, eaeu-esad, asycuda-sad, wco-dms, bts-dot3
                    ingest ndjson a.ndjson --loud                   | --loud
                    ingest ndjson a.ndjson --received yesterday     | --received
                    ingest bts-dot3 dot3_0121.csv --period 0121     | --period
                    ingest ndjson a.ndjson --period 2021-01         | --period
                    ingest csv a.csv --previous b.csv               | --previous
                    ingest csv a.csv --supersede 1                  | --supersede
                    ingest bts-dot3 dot3_0121.csv --supersede 100   | --supersede is 100, must be from 1 to 99
                    ingest ndjson a.ndjson --partial                | --partial
                    ingest bts-dot3 n.csv --previous a.csv b.csv    | separate previous files with commas
                    query daily --by day,weather                    | unknown dimension "weather"; dimensions are day, month
                    query daily --data=                             | the name of the folder is empty
                    query daily --format xml                        | unknown format "xml"; formats are table, csv, json
                    query daily --flow sideways                     | --flow: cannot be "sideways"; allowed are
                    query daily --from 2021-02-30                   | --from: "2021-02-30" is not a day
                    query daily --from 2021-02-01 --to 2021-01-01   | --from 2021-02-01 is after --to 2021-01-01
                    query daily --wait --timeout soon               | soon' is not a time such as 500ms, 60s, 5m or 2h
                    query daily --weather fine                      | --weather
                    query daily --currency dollar                   | --currency: cannot be "dollar"; allowed are each and codes
                    query fates --currency USD                      | --currency
                    query rolling --by day                          | unknown dimension "day"; dimensions are source, reporter
                    query rolling --window 8d                       | --window: cannot be "8d"; allowed are 7d, 30d, mtd
                    query rolling --known-on 2021-01-01             | --known-on: requires --on
                    query commodity --from 2021-01-31               | --from: "2021-01-31" is not a month
                    query commodity --known-on 2021-01-01           | --known-on
                    query fates --fate lost                         | --fate: cannot be "lost"; allowed are counted
                    query balance --limit none                      | --limit: "none" is not a number of rows
                    watch rolling --window 8d                       | unknown window '8d': must be one of 7d, 30d, mtd, ytd, 12m
                    watch daily --rows 0                            | --rows
                    watch daily --for ever                          | ever' is not a time
                    watch daily --sort weather                      | --sort: unknown column 'weather'; columns are crossing
                    verify --limit 0                                | 0' is not a whole number from 1
                    verify --timeout soon                           | soon' is not a time such as 500ms
                    codes planet                                    | planet
                    simulate --rate 0                               | 0' is not a whole number from 1
                    simulate --messages -1                          | --messages
                    simulate --to f --today tomorrow                | --today
                    simulate --seed x                               | --seed
                    demo --rate -5                                  | -5' is not a whole number from 1
                    ingest csv f.csv --received 2999-12-31          | --received 2999-12-31 is in the future
                    ingest csv a b --received 2021-01-01,2021-02-01,2021-03-01 | --received has 3 days for 2 files
                    ingest csv a b --received 2021-02-01,2021-01-01 | --received: 2021-01-01 is before 2021-02-01
                    ingest csv f.csv --check --wait                 | --wait cannot be combined with --check
                    up --kafka-port 70000                           | --kafka-port
                    up --postgres-port -1                           | --postgres-port
                    up --for 5                                      | 5' is not a time
                    streams --threads 3                             | --threads
                    rates                                           | FORMAT
                    rates ecb                                       | FILE
                    rates fed a.csv                                 | unknown format 'fed': must be ecb, cbr or csv
                    rates ecb a.csv --currency USD                  | --currency USD is for cbr files only
                    rates cbr a.xml --currency dollar               | --currency dollar is for cbr files only
                    """)
    void shouldSayWhatIsWrongWithACommandLine(String line, String words) {
        // Given
        String[] arguments =
                Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);

        // When
        CommandRun run = run(arguments);

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("landport: ").contains(words).doesNotContain("\tat ");
    }

    @Test
    void shouldSuggestWhatWasMeant() {
        // When
        CommandRun run = run("ingst");

        // Then
        assertThat(run.err()).contains("ingest");
    }

    @ParameterizedTest
    @CsvSource({
        "check",
        "topics",
        "codes sector",
        "query daily",
        "watch daily",
        "watch lag",
        "verify",
        "streams",
        "consumer",
        "up --for 1s"
    })
    void shouldNameAllThatIsWrongWithTheSettings(String command) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("my.properties"), "kafka.acks = 1\n");
        Map<String, String> environment = Map.of(
                "LANDPORT_CONFIG", file.toString(),
                "LANDPORT_HTTP_PORT", "http",
                "LANDPORT_PREFX", "a.");

        // When
        CommandRun run = CommandRun.of(environment, at(command.split(" ")));

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("LANDPORT_HTTP_PORT: must be a port", "unknown variable: LANDPORT_PREFX", "kafka.acks:")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldNameAllThatIsWrongWithTheReferenceData() throws IOException {
        // Given
        Path reference = Files.createDirectories(folder.resolve("reference"));

        // When
        CommandRun run = CommandRun.of(Map.of("LANDPORT_REFERENCE", reference.toString()), at("codes", "sector"));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("landport: reference data: ")
                .contains("sectors.csv")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "crossing suifenhe, suifenhe-grodekovo-rail",
        "crossing SUIFENHE, suifenhe-pogranichny-road",
        "crossing laredo, us-port:2304",
        "crossing us-port:2304, 'Laredo, TX'",
        "crossing 23XX, 'Laredo, TX (district)'",
        "sector wood, 44-46",
        "sector '', vehicles",
        "regime market, market-procurement",
        "source '', cn-gacc",
        "mode труб, pipeline",
        "region heihe, 2311W",
        "country китай, CN",
        "corridor longjiang, 龙江",
        "cluster heihe, ha-sui-bei-hei",
        "zone 绥芬河, e-commerce-suifenhe",
        "chapter древесина, '44  Wood'",
        "commodity 4407, Пиломатериалы"
    })
    void shouldLookUpCodes(String asked, String found) {
        // When
        CommandRun run = run(at(("codes " + asked.replace("''", "")).split(" ")));

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(found);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void shouldLookUpTheListsThatAreServedOverHttp() {
        for (String list : CodesQuestion.all().keySet()) {
            assertThat(run(at("codes", list)).exitCode()).as(list).isZero();
        }
    }

    @Test
    void shouldListAllSectors() {
        // When
        CommandRun run = run(at("codes", "sector"));

        // Then
        assertThat(run.out().lines()).hasSize(25);
    }

    @Test
    void shouldSayThatNoCodeFits() {
        // When
        CommandRun run = run(at("codes", "crossing", "atlantis"));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToIgnoringNewLines("no crossing contains 'atlantis'");
    }

    @Test
    void shouldWriteSimulatedTradeThatHasItsDeliberateFlawsOnly() {
        // Given
        LocalDate today = LocalDate.now(Clock.systemUTC());
        Path file = folder.resolve("simulated.ndjson");

        // When
        CommandRun simulated =
                run(at("simulate", "--to", file.toString(), "--messages", "500", "--seed", "7", "--rate", "100000"));
        CommandRun checked = run(at("ingest", "ndjson", "--check", "--received", today.toString(), file.toString()));

        // Then
        assertThat(simulated).isEqualTo(new CommandRun(0, "", "500 messages, seed 7" + System.lineSeparator()));
        assertThat(checked.exitCode()).isOne();
        List<String> flaws = flaws(today, 500);
        assertThat(flaws).isNotEmpty();
        assertThat(checked.out())
                .startsWith("500 rows, %d documents, nothing published, %d rejected ("
                        .formatted(500 - flaws.size(), flaws.size()));
        assertThat(reasons(checked.out())).isEqualTo(counted(flaws));
    }

    /** With the command of the page of the format. */
    @ParameterizedTest
    @ValueSource(strings = {"eaeu-esad", "asycuda-sad", "wco-dms"})
    void shouldSimulateMessagesOfCustomsSystems(String format) throws IOException {
        // Given
        String page = Files.readString(Path.of("..", "docs", "formats", format + ".md"));
        String command = page.substring(page.indexOf("./landport ingest "), page.indexOf("\ncurl"));
        String name = command.substring(command.lastIndexOf(' ') + 1);
        Path file = folder.resolve(name);

        // When
        CommandRun simulated = run(at(
                "simulate",
                "--format",
                format,
                "--to",
                file.toString(),
                "--messages",
                "300",
                "--seed",
                "7",
                "--rate",
                "100000"));
        CommandRun checked = run(at(command.substring("./landport ".length())
                .replace(name, file.toString())
                .split(" ", -1)));

        // Then
        assertThat(simulated).isEqualTo(new CommandRun(0, "", "300 messages, seed 7" + System.lineSeparator()));
        assertThat(checked.out()).containsPattern("^[1-9][0-9]* rows, [1-9][0-9]* documents, nothing published");
        // An amendment can come before the declaration that it changes.
        assertThat(checked.out().lines().skip(1))
                .as(checked.out() + checked.err())
                .allMatch(line -> line.contains("is not before it in this input"));
    }

    @Test
    void shouldNameEveryLineThatWouldBeRejected() throws IOException {
        // Given
        StringBuilder rows = new StringBuilder(
                "channel,source,documentId,revision,statisticalDate,flow,crossing,currency,commodity,value\n");
        for (int document = 0; document < 12; document++) {
            String row = "customs,us-bts," + document + ",1,2021-05-31,export,2304,USD,";
            rows.append(row + "84,1\n" + row + "77,2\n");
        }
        Path file = Files.writeString(folder.resolve("bad.csv"), rows.toString());

        // When
        CommandRun run = run(at("ingest", "csv", "--check", file.toString()));

        // Then
        assertThat(run.exitCode()).isOne();
        assertThat(run.err().lines())
                .containsExactlyElementsOf(IntStream.range(0, 12)
                        .mapToObj(document ->
                                file + " line " + (3 + 2 * document) + ": commodity-without-sector, commodity is '77'")
                        .toList());
        assertThat(run.out())
                .startsWith("24 rows, 0 documents, nothing published, 12 rejected (commodity-without-sector 12)");
    }

    @Test
    void shouldWriteTheSameFileForTheSameSeed() throws IOException {
        // Given
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        Path another = folder.resolve("another");

        // When
        Map.of(one, "3", other, "3", another, "4")
                .forEach((file, seed) -> run(at(
                        "simulate", "--to", file.toString(), "--messages", "50", "--seed", seed, "--rate", "100000")));

        // Then
        assertThat(one).hasSameTextualContentAs(other);
        assertThat(Files.readString(another)).isNotEqualTo(Files.readString(one));
    }

    /** At the rate at which messages are published it would take 50 s. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldWriteAsManyMessagesAsAskedForAsFastAsItCan() throws IOException {
        // Given
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");

        // When
        CommandRun first = simulatedOn("2026-03-01", one);
        CommandRun second = simulatedOn("2026-03-01", other);

        // Then
        assertThat(first).isEqualTo(new CommandRun(0, "", "10,000 messages, seed 5" + System.lineSeparator()));
        assertThat(second).isEqualTo(first);
        assertThat(Files.mismatch(one, other)).isEqualTo(-1);
        try (Stream<String> lines = Files.lines(one)) {
            assertThat(lines.filter(line -> line.contains("\"statisticalDate\":\"2026-03-01\"")))
                    .hasSizeGreaterThan(1_000);
        }
    }

    private CommandRun simulatedOn(String day, Path file) {
        return run(at("simulate", "--to", file.toString(), "--messages", "10000", "--seed", "5", "--today", day));
    }

    @Test
    void shouldSayThatAFileCannotBeWritten() {
        // When
        CommandRun run =
                run(at("simulate", "--to", folder.resolve("no/such/file").toString(), "--messages", "1"));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("landport: ").contains("no/such/file").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "missing.csv, does not exist",
        "'', is a folder: name the files in it",
        "empty.csv, is empty",
        "other.csv, header"
    })
    void shouldSayWhyAFileCannotBeRead(String name, String why) throws IOException {
        // Given
        Files.writeString(folder.resolve("empty.csv"), "");
        Files.writeString(folder.resolve("other.csv"), "city,inhabitants\nHarbin,10009854\n");
        String file = folder.resolve(name).toString();

        // When
        CommandRun run = run(at("ingest", "csv", "--check", file));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("landport: " + file).contains(why).doesNotContain("\tat ");
    }

    @Test
    void shouldNameBadRowsOfRatesAndLoadNothing() throws IOException {
        // Given
        Path bad = Files.writeString(folder.resolve("bad.csv"), "Date,USD\n2021-03-01,1.2\n2021-03-02,free\n");
        Path other = Files.writeString(folder.resolve("other.csv"), "city,inhabitants\n");
        Path missing = folder.resolve("missing.csv");

        // When
        CommandRun run = run(at("rates", "ecb", bad.toString(), other.toString(), missing.toString()));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        bad + " line 3: USD: rate is \"free\"",
                        "nothing of " + bad + " is loaded",
                        other + " is not a file of ECB rates",
                        missing + " does not exist")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldSayHowManyAmountsAreRounded() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("fine.csv"), """
                channel,source,documentId,revision,statisticalDate,flow,crossing,currency,commodity,value
                customs,us-bts,A,1,2021-05-31,export,2304,USD,27,10.00005
                """);

        // When
        CommandRun run = run(at("ingest", "csv", "--check", file.toString()));

        // Then
        assertThat(run.out())
                .startsWith(
                        "1 rows, 1 documents, nothing published, 0 rejected; 1 amounts rounded (money to 4 decimals,"
                                + " weights and quantities to 3)");
    }

    @Test
    void shouldSayHowFarItCameBeforeAFileThatCannotBeRead() throws IOException {
        // Given
        Path good = Path.of("../docs/samples/documents.csv");
        String missing = folder.resolve("missing.csv").toString();

        // When
        CommandRun run = run(at("ingest", "csv", "--check", good.toString(), missing));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("8 rows, 6 documents, nothing published, 0 rejected");
        assertThat(run.err())
                .contains(missing + " does not exist", "files read completely before the failure: " + good);
    }

    @Test
    void shouldRefuseEncryptionThatTheEmbeddedServersDoNotSpeak() throws IOException {
        // Given
        Path config = Files.writeString(folder.resolve("secure.properties"), "kafka.security.protocol=SSL\n");

        // When
        CommandRun run = CommandRun.of(
                Map.of("LANDPORT_CONFIG", config.toString()),
                "up",
                "--data",
                folder.resolve("secure").toString());

        // Then
        assertThat(run.exitCode()).isOne();
        assertThat(run.err())
                .contains("the embedded Kafka uses SASL/SCRAM without TLS only", "kafka.security.protocol");
    }

    @Test
    void shouldStopAtTheFirstBadDocumentWhereAskedTo() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("bad.ndjson"), "{}\n[]\n");

        // When
        CommandRun run = run(at("ingest", "ndjson", "--check", "--strict", file.toString()));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(file + " line 1: missing-field").doesNotContain("line 2");
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(Map.of(), arguments);
    }

    /** The same away from whatever runs in the folder that the tests run in. */
    private String[] at(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--data", folder.resolve("data").toString()))
                .toArray(String[]::new);
    }

    private static List<String> flaws(LocalDate today, int messages) {
        Simulation simulation = Simulation.endingOn(today, 7, ReferenceReader.bundled());
        return Stream.generate(simulation)
                .limit(messages)
                .map(SimulatedMessage::deliberateFlaw)
                .flatMap(flaw -> flaw.stream())
                .map(reason -> reason.code())
                .toList();
    }

    private static Map<String, Long> counted(List<String> codes) {
        return codes.stream().collect(Collectors.groupingBy(code -> code, Collectors.counting()));
    }

    /** The reasons that the closing line counts. */
    private static Map<String, Long> reasons(String line) {
        String list = line.substring(line.indexOf('(') + 1, line.indexOf(')'));
        return Arrays.stream(list.split(", "))
                .map(part -> part.split(" "))
                .collect(Collectors.toMap(part -> part[0], part -> Long.valueOf(part[1])));
    }

    private static Stream<CommandLine> withParts(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandsTest::withParts));
    }

    private static CommandSpec specOf(String command) {
        CommandLine line = WHOLE;
        for (String word : command.isEmpty() ? new String[0] : command.split(" ")) {
            line = line.getSubcommands().get(word);
        }
        return line.getCommandSpec();
    }

    private static String described(ArgSpec argument) {
        return String.join(" ", argument.description()).replaceAll("\\$\\{(DEFAULT-VALUE|COMPLETION-CANDIDATES)}", "");
    }

    private static String bash(String commands) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", commands)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        return printed.strip();
    }
}
