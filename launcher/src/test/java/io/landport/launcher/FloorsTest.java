package io.landport.launcher;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.landport.answer.AnswerFormat;
import io.landport.api.AnswersMount;
import io.landport.chart.ChartAnswer;
import io.landport.console.ConsoleMount;
import io.landport.consumer.ConsumerStage;
import io.landport.contract.Topics;
import io.landport.contract.wire.TradeDocumentFormat;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.total.Amounts;
import io.landport.embedded.EmbeddedKafka;
import io.landport.format.Formats;
import io.landport.gateway.GatewayMount;
import io.landport.http.FrontDoor;
import io.landport.installation.Installation;
import io.landport.intake.IntakeTopology;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.monitor.PipelineLag;
import io.landport.monitor.meter.Meters;
import io.landport.operations.stage.StageFactory;
import io.landport.producer.Ingest;
import io.landport.query.StoreReader;
import io.landport.reference.ReferenceReader;
import io.landport.sdmx.DataStructure;
import io.landport.simulator.Simulation;
import io.landport.store.write.Store;
import io.landport.streams.StreamsPipeline;
import io.landport.terminal.Table;
import io.landport.verify.Verification;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the floors of ARCHITECTURE.md, and the rules for all modules, on compiled classes. */
final class FloorsTest {
    private static final String DOMAIN = "io.landport.domain..";
    /** The modules that start processes, and so know the clock of the system. */
    private static final String[] STARTING = {"io.landport.operations..", "io.landport.launcher.."};

    /** The files that a package may have; a larger one is cut by purpose. */
    private static final int MAX_FILES = 30;

    private static final DescribedPredicate<JavaClass> FLOATING = DescribedPredicate.describe(
            "floating point",
            type -> Stream.of(double.class, float.class, Double.class, Float.class)
                    .anyMatch(type::isEquivalentTo));

    private static JavaClasses main;

    @BeforeAll
    static void readAllModules() {
        main = new ClassFileImporter().withImportOption(FloorsTest::isOfMain).importPackages("io.landport");
    }

    @Test
    void shouldLookAtAllModules() {
        // Given
        Stream<Class<?>> oneOfEach = Stream.of(
                TradeDocument.class,
                Judge.class,
                Amounts.class,
                ReferenceReader.class,
                Topics.class,
                TradeDocumentFormat.class,
                Store.class,
                Ingest.class,
                Simulation.class,
                StreamsPipeline.class,
                ConsumerStage.class,
                Verification.class,
                AnswerFormat.class,
                ChartAnswer.class,
                DataStructure.class,
                StoreReader.class,
                FrontDoor.class,
                GatewayMount.class,
                IntakeTopology.class,
                Meters.class,
                ConsoleMount.class,
                AnswersMount.class,
                Formats.class,
                KafkaAdmin.class,
                PipelineLag.class,
                Table.class,
                Installation.class,
                EmbeddedKafka.class,
                StageFactory.class,
                Landport.class,
                LandportCommand.class);

        // When
        Stream<Class<?>> missing = oneOfEach.filter(known -> !main.contain(known));

        // Then
        assertThat(missing).isEmpty();
        assertThat(main.contain(FloorsTest.class)).isFalse();
    }

    /** The modules that each module may use. */
    @ParameterizedTest
    @CsvSource({
        "domain,       ",
        "reference,    domain",
        "contract,     domain",
        "terminal,     ",
        "answer,       domain;terminal",
        "store,        domain",
        "kafka,        domain;contract",
        "format,       domain",
        "producer,     domain;contract;format",
        "simulator,    domain",
        "streams,      domain;contract",
        "consumer,     domain;contract;store;kafka",
        "verify,       domain;contract;store;kafka",
        "query,        domain;answer;store",
        "chart,        domain;answer;query;terminal",
        "sdmx,         domain;answer;query",
        "http,         domain",
        "monitor,      domain;contract;store;kafka;http",
        "gateway,      domain;contract;format;producer;http",
        "intake,       domain;contract;format;producer;streams",
        "console,      domain;contract;answer;format;query;http;kafka;monitor",
        "api,          domain;answer;chart;query;sdmx;http",
        "installation, domain;contract;kafka;http;reference",
        "embedded,     installation;store"
    })
    void shouldOnlyKnowTheFloorsBelow(String module, String below) {
        // Given
        String[] known = Stream.concat(Stream.of(module), below == null ? Stream.of() : Stream.of(below.split(";")))
                .map(name -> "io.landport." + name + "..")
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> unknown = resideInAPackage("io.landport..")
                .and(DescribedPredicate.not(resideInAnyPackage(known)))
                .as("classes of Landport outside of %s", String.join(", ", known));

        // Then
        noClasses()
                .that()
                .resideInAPackage("io.landport." + module + "..")
                .should()
                .dependOnClassesThat(unknown)
                .check(main);
    }

    /** What each module must not know of the world. */
    @ParameterizedTest
    @CsvSource({
        "domain,       io.micrometer.. org.apache.kafka.. org.apache.avro.. java.sql.. javax.sql.. java.net.."
                + " java.nio.file.. de.siegmar.. org.slf4j..",
        "reference,    org.apache.kafka.. org.apache.avro.. java.sql.. javax.sql.. java.net.. org.slf4j..",
        "contract,     java.sql.. javax.sql.. org.apache.kafka.clients.. org.apache.kafka.streams..",
        "terminal,     org.apache.kafka.. org.apache.avro.. java.sql.. javax.sql.. java.net..",
        "store,        io.micrometer.. org.apache.kafka.. org.apache.avro..",
        "kafka,        java.sql.. javax.sql.. org.apache.kafka.streams.. org.apache.avro.. io.micrometer..",
        "format,       java.sql.. javax.sql.. org.apache.kafka.. org.apache.avro..",
        "producer,     java.sql.. javax.sql.. org.apache.kafka.streams.. org.apache.avro..",
        "simulator,    java.sql.. javax.sql.. org.apache.kafka.. org.apache.avro..",
        "streams,      io.micrometer.. java.sql.. javax.sql.. org.apache.avro org.apache.avro.generic.."
                + " org.apache.avro.specific..",
        "consumer,     io.micrometer.. org.apache.kafka.streams.. org.apache.avro..",
        "verify,       org.apache.kafka.streams.. org.apache.avro..",
        "answer,       org.apache.kafka.. org.apache.avro.. java.sql.. javax.sql.. java.net.. java.nio.file..",
        "query,        org.apache.kafka.. org.apache.avro.. org.apache.parquet.. org.dhatim..",
        "http,         org.apache.kafka.. org.apache.avro.. java.sql.. javax.sql..",
        "monitor,      org.apache.kafka.streams.. org.apache.avro.. java.sql.. javax.sql.. org.eclipse.jetty..",
        "gateway,      org.apache.kafka.streams.. org.apache.avro.. java.sql.. javax.sql.. org.eclipse.jetty..",
        "intake,       io.micrometer.. org.apache.avro.. java.sql.. javax.sql.. java.net..",
        "console,      org.apache.kafka.streams.. org.apache.avro.. java.sql.. javax.sql.. org.eclipse.jetty..",
        "api,          org.apache.kafka.. org.apache.avro.. java.sql.. javax.sql.. org.eclipse.jetty..",
        "chart,        org.apache.kafka.. org.apache.avro.. java.sql.. javax.sql.. java.net.. java.nio.file..",
        "sdmx,         org.apache.kafka.. org.apache.avro.. java.sql.. javax.sql.. java.net.. java.nio.file..",
        "installation, org.apache.kafka.streams.. org.apache.avro.. java.sql.. javax.sql.. io.micrometer.. picocli..",
        "embedded,     org.apache.kafka.streams.. org.apache.avro.. io.micrometer.. picocli..",
        "operations,   org.apache.kafka.streams.. org.apache.avro.. org.eclipse.jetty.. picocli..",
        "launcher,     org.apache.kafka.streams.. org.apache.avro.. org.eclipse.jetty.. jakarta.servlet.. io.micrometer.."
    })
    void shouldNotKnow(String module, String strangers) {
        noClasses()
                .that()
                .resideInAPackage("io.landport." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(strangers.split(" "))
                .check(main);
    }

    @Test
    void shouldHaveNoCycleOfPackages() {
        slices().matching("io.landport.(**)")
                .should()
                .beFreeOfCycles()
                // No class may use the entry point.
                .ignoreDependency(Landport.class, LandportCommand.class)
                .check(main);
    }

    @Test
    void shouldHaveNoPackageOfManyFiles() {
        // When
        Map<String, Long> files = main.stream()
                .filter(type -> type.getSource().isPresent())
                .filter(type -> type.isTopLevelClass() || "package-info".equals(type.getSimpleName()))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        // Then
        files.values().removeIf(count -> count <= MAX_FILES);
        assertThat(files).as("packages of more than %d files", MAX_FILES).isEmpty();
    }

    @Test
    void shouldNameNoClassTwice() {
        // When
        Map<String, List<String>> byName = main.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !"package-info".equals(type.getSimpleName()))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
        // Then
        byName.values().removeIf(types -> types.size() == 1);
        assertThat(byName).isEmpty();
    }

    @Test
    void shouldReadTheEnvironmentInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Landport.class.getName())
                .should(callMethodWhere(calls("getenv", System.class)))
                .check(main);
    }

    @Test
    void shouldEndTheProcessInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Landport.class.getName())
                .should(callMethodWhere(calls("exit|halt", System.class, Runtime.class)))
                .check(main);
    }

    @Test
    void shouldHaveTheClockPassedIn() {
        noClasses()
                .that()
                .resideOutsideOfPackages(STARTING)
                .should(callMethodWhere(calls("system.*|tick.*", Clock.class)))
                .orShould(callMethodWhere(nowWithoutClock()))
                .check(main);
    }

    @Test
    void shouldNeverSleepNorAskForMilliseconds() {
        noClasses()
                .should(callMethodWhere(calls("sleep", Thread.class)))
                .orShould(callMethodWhere(calls("currentTimeMillis", System.class)))
                .orShould(callMethodWhere(calls("systemDefault.*", ZoneId.class, Clock.class)))
                .orShould(callMethodWhere(calls("getDefault", TimeZone.class)))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Date.class)
                .check(main);
    }

    @Test
    void shouldNeverSleepInTestsEither() {
        // Given
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(location -> !isOfMain(location))
                .importPackages("io.landport");

        // Then
        noClasses().should(callMethodWhere(calls("sleep", Thread.class))).check(tests);
    }

    @Test
    void shouldHaveNoFloatingPointInAFigure() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(DOMAIN)
                .should()
                .notHaveRawType(FLOATING)
                .check(main);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(DOMAIN, "io.landport.contract..", "io.landport.answer..", "io.landport.query..")
                .should()
                .notHaveRawReturnType(FLOATING)
                .andShould()
                .notHaveRawParameterTypes(DescribedPredicate.anyElementThat(FLOATING))
                .check(main);
    }

    @Test
    void shouldHaveOneMain() {
        methods()
                .that()
                .haveName("main")
                .and()
                .areStatic()
                .should()
                .beDeclaredIn(Landport.class)
                .check(main);
    }

    @Test
    void shouldBeMarkedForNullsInEveryPackage() {
        // When
        Stream<String> unmarked = main.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(known -> !known.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName);

        // Then
        assertThat(unmarked).isEmpty();
    }

    private static DescribedPredicate<JavaMethodCall> calls(String names, Class<?>... owners) {
        DescribedPredicate<JavaClass> anyOwner = DescribedPredicate.describe(
                "one of the owners", type -> Stream.of(owners).anyMatch(type::isEquivalentTo));
        return DescribedPredicate.describe(
                Stream.of(owners).map(Class::getSimpleName).toList() + "." + names,
                call -> nameMatching(names).test(call.getTarget())
                        && owner(anyOwner).test(call.getTarget()));
    }

    private static DescribedPredicate<JavaMethodCall> nowWithoutClock() {
        DescribedPredicate<JavaMethodCall> now =
                calls("now", Instant.class, LocalDate.class, LocalDateTime.class, YearMonth.class, ZonedDateTime.class);
        return DescribedPredicate.describe(
                "now() without a clock", call -> now.test(call) && !takesAClock(call.getTarget()));
    }

    private static boolean takesAClock(AccessTarget.MethodCallTarget target) {
        return target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isOfMain(Location location) {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
}
