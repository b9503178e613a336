package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.monitor.Alarm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The alerts of docker-compose.yml are tested and described. */
final class AlertsTest {
    private static final Path HOME = Path.of("").toAbsolutePath().getParent();
    private static final Path RULES = HOME.resolve("compose/prometheus");

    @Test
    @Tag("server")
    void shouldFireAndClearAsTheirTestsSay() throws Exception {
        // Given
        assumeTrue(isInstalled(), "promtool is not installed: apt-get install prometheus");

        // When
        Process test = new ProcessBuilder("promtool", "test", "rules", "alerts.test.yml")
                .directory(RULES.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(test.waitFor()).as(printed).isZero();
    }

    @Test
    void shouldHaveATestInWhichEachAlertFiresAndClears() throws IOException {
        // Given
        List<Map<?, ?>> expectations = maps(yaml("alerts.test.yml").get("tests"))
                .flatMap(test -> maps(test.get("alert_rule_test")))
                .toList();

        // Then
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            List<Boolean> firing = expectations.stream()
                    .filter(expected -> alert.equals(expected.get("alertname")))
                    .map(expected -> !((List<?>) expected.get("exp_alerts")).isEmpty())
                    .toList();
            assertThat(firing).contains(true);
            assertThat(firing.get(firing.size() - 1)).as("last expectation").isFalse();
        });
    }

    /** The page and Prometheus evaluate one declaration. */
    @Test
    void shouldHaveTheThresholdsAndDurationsOfTheDeclaredAlarms() throws IOException {
        // Given
        Set<Declared> declared = Arrays.stream(Alarm.values())
                .filter(Alarm::isInPrometheus)
                .map(alarm -> new Declared(alarm.alertName(), alarm.lasting(), alarm.thresholds()))
                .collect(Collectors.toSet());

        // When
        List<Declared> written = rules().map(Declared::of).toList();

        // Then
        assertThat(written).containsExactlyInAnyOrderElementsOf(declared);
    }

    /** What of an alarm is also in its rule. */
    private record Declared(String rule, Duration lasting, List<Double> thresholds) {
        private static final Pattern COMPARED = Pattern.compile("(?:==|!=|[<>]=?)\\s*(\\+Inf|[0-9.]+)");

        static Declared of(Map<?, ?> rule) {
            List<Double> thresholds = COMPARED.matcher(String.valueOf(rule.get("expr")))
                    .results()
                    .map(compared -> compared.group(1))
                    .map(number -> number.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(number))
                    .distinct()
                    .toList();
            Object lasting = rule.get("for");
            return new Declared(
                    String.valueOf(rule.get("alert")),
                    lasting == null
                            ? Duration.ZERO
                            : Duration.parse("PT" + String.valueOf(lasting).toUpperCase(Locale.ROOT)),
                    thresholds);
        }
    }

    /** Of those that only the page evaluates, too. */
    @Test
    void shouldHaveASectionInTheRunbook() throws IOException {
        // When
        List<String> sections = Pattern.compile("(?m)^## (Landport\\w+)$")
                .matcher(Files.readString(HOME.resolve("docs/runbook.md")))
                .results()
                .map(section -> section.group(1))
                .toList();

        // Then
        assertThat(sections)
                .containsExactlyElementsOf(
                        Arrays.stream(Alarm.values()).map(Alarm::alertName).toList());
    }

    /** On the operators' page, whose address is a label of the installation. */
    @Test
    void shouldLinkToTheRunbook() throws IOException {
        // Then
        assertThat(rules())
                .allSatisfy(rule -> assertThat(((Map<?, ?>) rule.get("annotations")).get("runbook_url"))
                        .isEqualTo("{{ $externalLabels.console }}/console/runbook#"
                                + String.valueOf(rule.get("alert")).toLowerCase(Locale.ROOT)));
        assertThat(yaml("prometheus.yml").get("global"))
                .extracting("external_labels")
                .extracting("console")
                .isNotNull();
    }

    /** The addresses of a service end with its containers, so one target of each has a name. */
    @Test
    void shouldNoticeAServiceWithoutContainers() throws IOException {
        // When
        List<Object> targets = maps(yaml("prometheus.yml").get("scrape_configs"))
                .filter(job -> job.containsKey("static_configs"))
                .flatMap(job -> maps(job.get("static_configs")))
                .flatMap(group -> ((List<?>) group.get("targets")).stream())
                .map(Object.class::cast)
                .toList();

        // Then
        assertThat(targets)
                .containsExactly(
                        "intake:8080", "streams:8080", "consumer:8080", "gateway:8080", "api:8080", "console:8080");
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("promtool", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> alerts() throws IOException {
        return rules().map(rule -> String.valueOf(rule.get("alert"))).toList();
    }

    private static Stream<Map<?, ?>> rules() throws IOException {
        return maps(yaml("alerts.yml").get("groups"))
                .flatMap(group -> maps(group.get("rules")))
                .filter(rule -> rule.containsKey("alert"));
    }

    private static Map<?, ?> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(RULES.resolve(file)));
    }

    private static Stream<Map<?, ?>> maps(Object list) {
        return ((List<?>) list).stream().map(element -> (Map<?, ?>) element);
    }
}
