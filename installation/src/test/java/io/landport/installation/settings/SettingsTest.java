package io.landport.installation.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.landport.domain.access.IntakeFeed;
import io.landport.http.HttpSettings;
import io.landport.http.TokenPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

    @TempDir
    private Path data;

    @Test
    void shouldUseTheDefaultsWhereNothingIsGiven() {
        // Given
        Map<String, String> environment = Map.of("HOME", "/home/ada", "LANDPORT_PREFIX", "");

        // When
        Settings settings = Settings.read(environment, data);

        // Then
        assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(settings.store())
                .isEqualTo(new DatabaseLogin("jdbc:postgresql://127.0.0.1:5432/landport", "landport", ""));
        assertThat(settings.ownersStore()).isEqualTo(settings.store());
        assertThat(settings.analystsStore()).isEqualTo(settings.store());
        assertThat(settings.analystTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.prefix()).isEmpty();
        assertThat(settings.schemaRegistryUrl()).isEmpty();
        assertThat(settings.reference()).isEmpty();
        assertThat(settings.http()).isEqualTo(HttpSettings.onLoopback(0).with(TokenPolicy.REQUIRED));
        assertThat(settings.httpPort()).isEmpty();
        assertThat(settings.streamThreads()).isEqualTo(2);
        assertThat(settings.standbyReplicas()).isZero();
        assertThat(settings.streamsSessionTimeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(settings.kafkaProperties()).isEmpty();
    }

    @Test
    void shouldReadEverySettingFromTheEnvironment() {
        // Given
        Map<String, String> environment = Map.ofEntries(
                Map.entry("LANDPORT_BOOTSTRAP_SERVERS", "a:1, [::1]:2"),
                Map.entry("LANDPORT_SCHEMA_REGISTRY_URL", "http://registry:8080/apis/ccompat/v7"),
                Map.entry("LANDPORT_PREFIX", "test."),
                Map.entry("LANDPORT_DATABASE_URL", "jdbc:postgresql://db:5433/trade?sslmode=require"),
                Map.entry("LANDPORT_DATABASE_USER", "ada"),
                Map.entry("LANDPORT_DATABASE_PASSWORD", "secret"),
                Map.entry("LANDPORT_DATABASE_OWNER", "owner"),
                Map.entry("LANDPORT_DATABASE_OWNER_PASSWORD", "owner's"),
                Map.entry("LANDPORT_DATABASE_ANALYST", "analyst"),
                Map.entry("LANDPORT_DATABASE_ANALYST_PASSWORD", "analyst's"),
                Map.entry("LANDPORT_DATABASE_ANALYST_TIMEOUT", "2m"),
                Map.entry("LANDPORT_HTTP_HOST", "0.0.0.0"),
                Map.entry("LANDPORT_HTTP_PORT", "8080"),
                Map.entry("LANDPORT_STREAM_THREADS", "4"),
                Map.entry("LANDPORT_STANDBY_REPLICAS", "1"),
                Map.entry("LANDPORT_STREAMS_SESSION_TIMEOUT", "3s"),
                Map.entry("LANDPORT_REFERENCE", data.toString()),
                Map.entry("LANDPORT_MAPPINGS", data.toString()),
                Map.entry("LANDPORT_FEEDS", "harbour=us-bts,cn-gacc; rail=*:csv:rows"),
                Map.entry("LANDPORT_JAVA_OPTS", "-Xmx1g"));

        // When
        Settings settings = Settings.read(environment, data);

        // Then
        assertThat(settings.bootstrapServers()).isEqualTo("a:1, [::1]:2");
        assertThat(settings.schemaRegistryUrl()).contains(URI.create("http://registry:8080/apis/ccompat/v7"));
        assertThat(settings.prefix()).isEqualTo("test.");
        assertThat(settings.store())
                .isEqualTo(new DatabaseLogin("jdbc:postgresql://db:5433/trade?sslmode=require", "ada", "secret"));
        assertThat(settings.ownersStore())
                .isEqualTo(new DatabaseLogin("jdbc:postgresql://db:5433/trade?sslmode=require", "owner", "owner's"));
        assertThat(settings.analystsStore())
                .isEqualTo(
                        new DatabaseLogin("jdbc:postgresql://db:5433/trade?sslmode=require", "analyst", "analyst's"));
        assertThat(settings.analystTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.http().host()).isEqualTo("0.0.0.0");
        assertThat(settings.http().tokens()).isEqualTo(TokenPolicy.REQUIRED);
        assertThat(settings.httpPort()).hasValue(8080);
        assertThat(settings.feeds())
                .containsExactly(
                        new IntakeFeed("harbour", List.of("us-bts", "cn-gacc"), null, null),
                        new IntakeFeed("rail", List.of("*"), "csv", "rows"));
        assertThat(settings.streamThreads()).isEqualTo(4);
        assertThat(settings.standbyReplicas()).isEqualTo(1);
        assertThat(settings.streamsSessionTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.reference()).contains(data);
        assertThat(settings.mappings()).contains(data);
    }

    @Test
    void shouldReadAValueFromTheFileThatAVariableNames() throws IOException {
        // Given
        Path password = Files.writeString(data.resolve("writer"), "secret \n");
        Path servers = Files.writeString(data.resolve("servers"), "a:1");

        // When
        Settings settings = Settings.read(
                Map.of(
                        "LANDPORT_DATABASE_PASSWORD_FILE",
                        password.toString(),
                        "LANDPORT_BOOTSTRAP_SERVERS_FILE",
                        servers.toString(),
                        "LANDPORT_KAFKA_PASSWORD_FILE",
                        ""),
                data);

        // Then
        assertThat(settings.store().password()).isEqualTo("secret ");
        assertThat(settings.bootstrapServers()).isEqualTo("a:1");
        assertThat(settings.effective())
                .filteredOn(setting -> setting.name().equals("database.password"))
                .extracting(Setting::masked, Setting::origin)
                .containsExactly(tuple("********", password.toString()));
    }

    @Test
    void shouldReportFilesOfValuesThatCannotBeUsed() throws IOException {
        // Given
        Path two = Files.writeString(data.resolve("two"), "secret\nother\n");
        Path none = Files.writeString(data.resolve("none"), "");
        Path port = Files.writeString(data.resolve("port"), "99999999");

        // When
        InvalidSettingsException failure = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> Settings.read(
                        Map.ofEntries(
                                Map.entry("LANDPORT_DATABASE_PASSWORD_FILE", two.toString()),
                                Map.entry("LANDPORT_KAFKA_PASSWORD_FILE", none.toString()),
                                Map.entry("LANDPORT_HTTP_PORT_FILE", port.toString()),
                                Map.entry("LANDPORT_PREFIX", "a."),
                                Map.entry("LANDPORT_PREFIX_FILE", two.toString()),
                                Map.entry("LANDPORT_KAFKA_USER_FILE", "nowhere"),
                                Map.entry("LANDPORT_CONFIG_FILE", two.toString())),
                        data));

        // Then
        assertThat(failure)
                .hasMessageContainingAll(
                        "LANDPORT_DATABASE_PASSWORD_FILE: " + two + " must contain one line",
                        "LANDPORT_KAFKA_PASSWORD_FILE: " + none + " must contain one line",
                        port + ": LANDPORT_HTTP_PORT_FILE: must be a port",
                        "LANDPORT_PREFIX and LANDPORT_PREFIX_FILE are both set",
                        "LANDPORT_KAFKA_USER_FILE: cannot be read",
                        "unknown variable: LANDPORT_CONFIG_FILE")
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldPreferTheEnvironmentThenTheFileThenTheInstance() throws IOException {
        // Given
        InstanceFile.in(data)
                .write(Map.of(
                        SettingKey.BOOTSTRAP_SERVERS, "instance:1",
                        SettingKey.DATABASE_USER, "instance",
                        SettingKey.PREFIX, "instance."));
        Path file = file("bootstrap.servers = file:1", "database.user = file");

        // When
        Settings settings = Settings.read(
                Map.of("LANDPORT_CONFIG", file.toString(), "LANDPORT_BOOTSTRAP_SERVERS", "environment:1"), data);

        // Then
        assertThat(settings.effective().subList(0, 8))
                .extracting(Setting::name, Setting::value, Setting::origin)
                .containsExactly(
                        tuple("bootstrap.servers", "environment:1", "environment"),
                        tuple("schema.registry.url", "", "default"),
                        tuple("kafka.user", "", "default"),
                        tuple("kafka.password", "", "default"),
                        tuple(
                                "prefix",
                                "instance.",
                                data.resolve("landport.env").toString()),
                        tuple("database.url", "jdbc:postgresql://127.0.0.1:5432/landport", "default"),
                        tuple("database.user", "file", file.toString()),
                        tuple("database.password", "", "default"));
    }

    @Test
    void shouldPassOnTheClientSettingsOfKafka() throws IOException {
        // Given
        Path file = file(
                "kafka.security.protocol = SASL_SSL",
                "kafka.sasl.mechanism = SCRAM-SHA-512",
                "kafka.sasl.jaas.config = ScramLoginModule required password=\"hidden\";");

        // When
        Settings settings = Settings.read(Map.of("LANDPORT_CONFIG", file.toString()), data);

        // Then
        assertThat(settings.kafkaProperties())
                .containsOnly(
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("sasl.mechanism", "SCRAM-SHA-512"),
                        Map.entry("sasl.jaas.config", "ScramLoginModule required password=\"hidden\";"));
        assertThat(settings.effective())
                .filteredOn(setting -> setting.origin().equals(file.toString()))
                .extracting(Setting::masked)
                .containsExactly("********", "SCRAM-SHA-512", "SASL_SSL");
    }

    @Test
    void shouldShowNoSecret() {
        // Given
        Settings settings = Settings.read(
                Map.of(
                        "LANDPORT_KAFKA_PASSWORD", "hidden",
                        "LANDPORT_DATABASE_PASSWORD", "hidden",
                        "LANDPORT_DATABASE_OWNER", "owner",
                        "LANDPORT_DATABASE_OWNER_PASSWORD", "hidden",
                        "LANDPORT_DATABASE_ANALYST", "analyst",
                        "LANDPORT_DATABASE_ANALYST_PASSWORD", "hidden",
                        "LANDPORT_DATABASE_URL", "jdbc:postgresql://db/trade?password=hidden&sslpassword=hidden&x=y",
                        "LANDPORT_SCHEMA_REGISTRY_URL", "https://ada:hidden@registry/v7"),
                data);

        // When
        List<String> shown = settings.effective().stream().map(Setting::masked).toList();

        // Then
        assertThat(shown)
                .contains(
                        "********",
                        "jdbc:postgresql://db/trade?password=********&sslpassword=********&x=y",
                        "https://ada:********@registry/v7");
        assertThat(settings.toString() + settings.store() + settings.ownersStore() + settings.analystsStore())
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://hidden@registry/v7 | https://********@registry/v7",
                "https://ada:hid/den@registry | https://ada:********@registry",
                "https://ada:hid@den@registry/v7 | https://ada:********@registry/v7",
                "https://:hidden@registry | https://:********@registry",
                "https://registry/v7?basic.auth.user.info=ada:hidden&x=y | https://registry/v7?basic.auth.user.info=********&x=y",
                "https://registry?access_token=hidden | https://registry?access_token=********",
                "https://registry?apiKey=hidden | https://registry?apiKey=********",
                "-Xmx2g -Djavax.net.ssl.keyStorePassword=hidden -Da=b | -Xmx2g -Djavax.net.ssl.keyStorePassword=******** -Da=b",
                "-Dbearer.auth.token=\"hidden and more\" -Da=b | -Dbearer.auth.token=******** -Da=b",
                "Authorization: Bearer hidden | Authorization: Bearer ********",
                "https://registry:8081/apis/ccompat/v7?x=y#z | https://registry:8081/apis/ccompat/v7?x=y#z",
                "a:9092,b:9092 | a:9092,b:9092",
                "org.example.BasicClass | org.example.BasicClass",
            })
    void shouldMaskSecretsInValues(String value, String expected) {
        // Given
        Setting setting = new Setting("name", value, "environment", false);
        // When
        String masked = setting.masked();
        // Then
        assertThat(masked).isEqualTo(expected);
    }

    @Test
    void shouldRefuseALoginInTheAddressOfTheStoreWithoutShowingIt() {
        // Given
        Map<String, String> environment = Map.of("LANDPORT_DATABASE_URL", "jdbc:postgresql://ada:hidden@db/trade");
        // When
        assertThatThrownBy(() -> Settings.read(environment, data))
                // Then
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("must be jdbc:postgresql://host:port/database, but is")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void shouldTellOtherCommandsWhatTheInstallationDependsOn() {
        // Given
        Map<String, String> environment = Map.ofEntries(
                Map.entry("LANDPORT_BOOTSTRAP_SERVERS", "127.0.0.1:19092"),
                Map.entry("LANDPORT_KAFKA_USER", "kafka"),
                Map.entry("LANDPORT_KAFKA_PASSWORD", "of kafka"),
                Map.entry("LANDPORT_PREFIX", "trial."),
                Map.entry("LANDPORT_SCHEMA_REGISTRY_URL", "http://127.0.0.1:8081"),
                Map.entry("LANDPORT_REFERENCE", data.toString()),
                Map.entry("LANDPORT_DATABASE_URL", "jdbc:postgresql://127.0.0.1:15432/landport"),
                Map.entry("LANDPORT_DATABASE_USER", "writer"),
                Map.entry("LANDPORT_DATABASE_PASSWORD", "of the writer"),
                Map.entry("LANDPORT_DATABASE_OWNER", "owner"),
                Map.entry("LANDPORT_DATABASE_OWNER_PASSWORD", "of the owner"),
                Map.entry("LANDPORT_DATABASE_ANALYST", "analyst"),
                Map.entry("LANDPORT_DATABASE_ANALYST_PASSWORD", "of the analyst"),
                Map.entry("LANDPORT_DATABASE_ANALYST_TIMEOUT", "5s"),
                Map.entry("LANDPORT_HTTP_PORT", "8080"));

        // When
        InstanceFile.in(data).write(Settings.read(environment, data).ofInstallation());

        // Then
        Settings found = Settings.read(Map.of(), data);
        assertThat(found.bootstrapServers()).isEqualTo("127.0.0.1:19092");
        assertThat(found.prefix()).isEqualTo("trial.");
        assertThat(found.schemaRegistryUrl()).contains(URI.create("http://127.0.0.1:8081"));
        assertThat(found.reference()).contains(data.toAbsolutePath());
        assertThat(found.kafkaProperties())
                .containsEntry("security.protocol", "SASL_PLAINTEXT")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-256")
                .extractingByKey("sasl.jaas.config", InstanceOfAssertFactories.STRING)
                .contains("username=\"kafka\" password=\"of kafka\"");
        assertThat(found.store()).isEqualTo(login("writer", "of the writer"));
        assertThat(found.ownersStore()).isEqualTo(login("owner", "of the owner"));
        assertThat(found.analystsStore()).isEqualTo(login("analyst", "of the analyst"));
        assertThat(found.analystTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(found.httpPort()).isEmpty();
    }

    @Test
    void shouldNeedTokensExceptBehindAProxyOrWhereTheyAreOptional() {
        // Given
        Map<String, String> proxied = Map.of("LANDPORT_HTTP_HOST", "0.0.0.0", "LANDPORT_HTTP_PROXY", "yes");
        Map<String, String> optional = Map.of("LANDPORT_HTTP_TOKENS", "optional");

        // When
        HttpSettings behindProxy = Settings.read(proxied, data).http();
        HttpSettings onLoopback = Settings.read(Map.of(), data).http();
        HttpSettings open = Settings.read(optional, data).http();

        // Then
        assertThat(behindProxy.isBehindProxy()).isTrue();
        assertThat(behindProxy.tokens()).isEqualTo(TokenPolicy.OPTIONAL);
        assertThat(onLoopback.tokens()).isEqualTo(TokenPolicy.REQUIRED);
        assertThat(open.tokens()).isEqualTo(TokenPolicy.OPTIONAL);
    }

    @Test
    void shouldRejectACertificateWithoutItsKey() throws IOException {
        // Given
        Path certificate = Files.writeString(data.resolve("certificate.pem"), "");

        // Then
        assertThatThrownBy(() -> Settings.read(Map.of("LANDPORT_HTTP_CERTIFICATE", certificate.toString()), data))
                .hasMessageContaining("LANDPORT_HTTP_CERTIFICATE and LANDPORT_HTTP_KEY must both be set, or neither");
    }

    /** The passwords of an instance are not sent to other servers, and not as another user's. */
    @Test
    void shouldLeaveTheLoginsOfTheInstanceForItsOwnServers() {
        // Given
        InstanceFile.in(data)
                .write(Map.of(
                        SettingKey.BOOTSTRAP_SERVERS, "instance:1",
                        SettingKey.KAFKA_USER, "instance",
                        SettingKey.KAFKA_PASSWORD, "hidden",
                        SettingKey.DATABASE_URL, "jdbc:postgresql://instance:1/landport",
                        SettingKey.DATABASE_USER, "instance",
                        SettingKey.DATABASE_PASSWORD, "hidden"));

        // When
        Settings elsewhere = Settings.read(
                Map.of(
                        "LANDPORT_BOOTSTRAP_SERVERS", "another:1",
                        "LANDPORT_DATABASE_URL", "jdbc:postgresql://another:1/landport"),
                data);
        Settings other = Settings.read(Map.of("LANDPORT_DATABASE_USER", "other", "LANDPORT_KAFKA_USER", "other"), data);

        // Then
        assertThat(elsewhere.kafkaProperties()).isEmpty();
        assertThat(elsewhere.store())
                .isEqualTo(new DatabaseLogin("jdbc:postgresql://another:1/landport", "landport", ""));
        assertThat(other.store()).isEqualTo(new DatabaseLogin("jdbc:postgresql://instance:1/landport", "other", ""));
        assertThat(other.kafkaProperties().get("sasl.jaas.config"))
                .contains("other")
                .doesNotContain("hidden");
    }

    private static DatabaseLogin login(String user, String password) {
        return new DatabaseLogin("jdbc:postgresql://127.0.0.1:15432/landport", user, password);
    }

    @Test
    void shouldReportAllProblemsAtOnce() throws IOException {
        // Given
        Files.writeString(data.resolve("landport.env"), "LANDPORT_OLD=hidden\nnonsense\nLANDPORT_HTTP_PORT=x\n");
        Path file = file(
                "data.base.url = x",
                "stream.threads = 0",
                "config = x",
                "kafka.acks = 0",
                "kafka.bootstrap.servers = a:1",
                "kafka.sasl.mechanizm = PLAIN");
        Map<String, String> environment = new HashMap<>(Map.of("LANDPORT_CONFIG", file.toString()));
        environment.put("LANDPORT_BOOTSTRAP", "a:1");
        environment.put("LANDPORT_PREFIX", "test/");

        // When
        InvalidSettingsException invalid =
                catchThrowableOfType(InvalidSettingsException.class, () -> Settings.read(environment, data));

        // Then
        String instance = data.resolve("landport.env").toString();
        assertThat(invalid.problems())
                .containsExactly(
                        instance + ": not a setting: LANDPORT_OLD",
                        instance + ": not a setting: a line without '='",
                        instance + ": LANDPORT_HTTP_PORT: must be a port from 0 to 65535, but is x",
                        file + ": unknown key: config",
                        file + ": unknown key: data.base.url",
                        file + ": kafka.acks: set by Landport to guarantee exactly once, cannot be changed",
                        file + ": kafka.bootstrap.servers: use bootstrap.servers",
                        file + ": kafka.sasl.mechanizm: not an option of Kafka clients",
                        file + ": stream.threads: must be a number from 1 to 64, but is 0",
                        "environment: unknown variable: LANDPORT_BOOTSTRAP",
                        "environment: LANDPORT_PREFIX: must be at most 100 letters, digits, dots, dashes and"
                                + " underscores, but is test/");
        assertThat(invalid).hasMessageContainingAll(invalid.problems().toArray(new String[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"enable.idempotence", "interceptor.classes", "partitioner.class", "partitioner.ignore.keys"})
    void shouldRefuseWhatWouldScatterOrDropTheMessagesOfADocument(String name) throws IOException {
        // Given
        Path file = file("kafka." + name + " = true");

        // When
        InvalidSettingsException invalid = catchThrowableOfType(
                InvalidSettingsException.class, () -> Settings.read(Map.of("LANDPORT_CONFIG", file.toString()), data));

        // Then
        assertThat(invalid.problems())
                .containsExactly(
                        file + ": kafka." + name + ": set by Landport to guarantee exactly once, cannot be changed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    BOOTSTRAP_SERVERS   | kafka
                    BOOTSTRAP_SERVERS   | kafka:0
                    BOOTSTRAP_SERVERS   | kafka:65536
                    BOOTSTRAP_SERVERS   | kafka:9092,
                    BOOTSTRAP_SERVERS   | http://kafka:9092
                    SCHEMA_REGISTRY_URL | registry:8080
                    SCHEMA_REGISTRY_URL | ftp://registry/
                    SCHEMA_REGISTRY_URL | http://a b/
                    DATABASE_URL        | postgresql://db/trade
                    DATABASE_URL        | jdbc:postgresql://db
                    DATABASE_URL        | jdbc:mysql://db/trade
                    HTTP_PORT           | -1
                    HTTP_PORT           | 65536
                    HTTP_TOKENS         | maybe
                    HTTP_PROXY          | true
                    HTTP_REQUESTS       | 0
                    HTTP_RATE           | -1
                    HTTP_RATE_BYTES     | 16M
                    STREAM_THREADS      | 65
                    STREAM_THREADS      | two
                    STANDBY_REPLICAS    | -1
                    STANDBY_REPLICAS    | 4
                    STREAMS_SESSION_TIMEOUT | 1999ms
                    STREAMS_SESSION_TIMEOUT | 11s
                    DATABASE_ANALYST_TIMEOUT | 60
                    DATABASE_ANALYST_TIMEOUT | 0s
                    DATABASE_ANALYST_TIMEOUT | 25h
                    PREFIX              | süd.
                    REFERENCE           | /no/such/folder
                    CONFIG              | /no/such/file
                    """)
    void shouldRefuseAValueOfAnotherForm(SettingKey key, String value) {
        // Given
        Map<String, String> environment = Map.of(key.variable(), value);

        // When
        InvalidSettingsException invalid =
                catchThrowableOfType(InvalidSettingsException.class, () -> Settings.read(environment, data));

        // Then
        assertThat(invalid.problems()).singleElement().asString().contains(key.variable(), value);
    }

    @Test
    void shouldNameAFileThatIsNoPropertiesFile() throws IOException {
        // Given
        Path file = file("prefix = \\uZZZZ");

        // When
        InvalidSettingsException invalid = catchThrowableOfType(
                InvalidSettingsException.class, () -> Settings.read(Map.of("LANDPORT_CONFIG", file.toString()), data));

        // Then
        assertThat(invalid.problems()).singleElement().asString().startsWith(file + ": cannot be read: ");
    }

    private Path file(String... lines) throws IOException {
        return Files.write(data.resolve("landport.properties"), List.of(lines));
    }
}
