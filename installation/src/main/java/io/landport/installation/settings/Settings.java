package io.landport.installation.settings;

import io.landport.domain.access.IntakeFeed;
import io.landport.domain.access.Webhook;
import io.landport.http.HttpSettings;
import io.landport.http.TlsFiles;
import io.landport.http.TokenPolicy;
import io.landport.http.limit.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The effective settings. The environment takes precedence over the properties file, the file over the instance in the data
 * folder, the instance over the defaults. An empty value counts as not given.
 *
 * @param values one for each key
 * @param kafka options of Kafka clients in the properties file
 */
public record Settings(Map<SettingKey, Setting> values, List<Setting> kafka) {

    public Settings {
        values = Map.copyOf(values);
        kafka = List.copyOf(kafka);
        if (!values.keySet().equals(SettingKey.all())) {
            throw new IllegalArgumentException("settings without a value for each key: " + values.keySet());
        }
    }

    /**
     * Reads all sources once.
     *
     * @param environment variables; those without the prefix {@code LANDPORT_} are ignored
     * @param data the data folder; it may have no instance file or not exist
     * @throws InvalidSettingsException with all problems of all sources
     */
    public static Settings read(Map<String, String> environment, Path data) {
        return new Sources().read(environment, InstanceFile.in(data));
    }

    public String bootstrapServers() {
        return value(SettingKey.BOOTSTRAP_SERVERS);
    }

    public Optional<URI> schemaRegistryUrl() {
        return given(SettingKey.SCHEMA_REGISTRY_URL).map(URI::create);
    }

    /** Empty for none. */
    public String prefix() {
        return value(SettingKey.PREFIX);
    }

    /** The store with the writer. */
    public DatabaseLogin store() {
        return new DatabaseLogin(
                value(SettingKey.DATABASE_URL), value(SettingKey.DATABASE_USER), value(SettingKey.DATABASE_PASSWORD));
    }

    /** The store with the owner; with the writer if no owner is set. */
    public DatabaseLogin ownersStore() {
        return storeOf(SettingKey.DATABASE_OWNER, SettingKey.DATABASE_OWNER_PASSWORD);
    }

    /** The store with the analyst; with the writer if no analyst is set. */
    public DatabaseLogin analystsStore() {
        return storeOf(SettingKey.DATABASE_ANALYST, SettingKey.DATABASE_ANALYST_PASSWORD);
    }

    /** The store with the reader; with the analyst if no reader is set. */
    public DatabaseLogin readersStore() {
        return given(SettingKey.DATABASE_READER).isPresent()
                ? storeOf(SettingKey.DATABASE_READER, SettingKey.DATABASE_READER_PASSWORD)
                : analystsStore();
    }

    /** The maximum time of a statement of the analyst. */
    public Duration analystTimeout() {
        return Times.of(value(SettingKey.DATABASE_ANALYST_TIMEOUT)).orElseThrow();
    }

    /** How a process serves HTTP, on any free port if none is set. */
    public HttpSettings http() {
        String host = value(SettingKey.HTTP_HOST);
        boolean isBehindProxy = value(SettingKey.HTTP_PROXY).equals("yes");
        return new HttpSettings(
                host,
                Integer.parseInt(value(SettingKey.HTTP_PORT)),
                tlsFiles(),
                given(SettingKey.HTTP_TOKENS)
                        .map(policy -> TokenPolicy.valueOf(policy.toUpperCase(Locale.ROOT)))
                        .orElseGet(() -> TokenPolicy.defaultFor(isBehindProxy)),
                isBehindProxy,
                Limits.defaults()
                        .withRequests(Integer.parseInt(value(SettingKey.HTTP_REQUESTS)))
                        .withRates(
                                Integer.parseInt(value(SettingKey.HTTP_RATE)),
                                Integer.parseInt(value(SettingKey.HTTP_RATE_DOCUMENTS)),
                                Integer.parseInt(value(SettingKey.HTTP_RATE_BYTES))),
                Optional.empty());
    }

    /** Where the installation serves HTTP; empty if it is not known. */
    public Optional<URI> httpUrl() {
        return given(SettingKey.HTTP_URL).map(URI::create);
    }

    /** The access token of commands that use HTTP; empty if none is set. */
    public Optional<String> httpToken() {
        return given(SettingKey.HTTP_TOKEN);
    }

    /** The port on which HTTP is served; empty if none is set. */
    public OptionalInt httpPort() {
        return setting(SettingKey.HTTP_PORT).origin().equals(Sources.DEFAULT)
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(value(SettingKey.HTTP_PORT)));
    }

    /** Whether streams writes receipts; empty if it is not set. */
    public Optional<Boolean> receipts() {
        return setting(SettingKey.RECEIPTS).origin().equals(Sources.DEFAULT)
                ? Optional.empty()
                : Optional.of(value(SettingKey.RECEIPTS).equals("yes"));
    }

    /** For how many whole months besides the current one the store keeps receipts. */
    public int receiptMonths() {
        return Integer.parseInt(value(SettingKey.RECEIPTS_MONTHS));
    }

    public int streamThreads() {
        return Integer.parseInt(value(SettingKey.STREAM_THREADS));
    }

    /** How many other processes keep a copy of the state of each task. */
    public int standbyReplicas() {
        return Integer.parseInt(value(SettingKey.STANDBY_REPLICAS));
    }

    /** After how long a silent streams process is taken for dead. */
    public Duration streamsSessionTimeout() {
        return Times.of(value(SettingKey.STREAMS_SESSION_TIMEOUT)).orElseThrow();
    }

    /** The number of replicas of each topic; empty for the default of the cluster. */
    public OptionalInt replicationFactor() {
        return given(SettingKey.REPLICATION_FACTOR)
                .map(Integer::parseInt)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** The folder of reference data; empty for the bundled data. */
    public Optional<Path> reference() {
        return given(SettingKey.REFERENCE).map(Path::of);
    }

    /** The folder of mapping files; empty for none. */
    public Optional<Path> mappings() {
        return given(SettingKey.MAPPINGS).map(Path::of);
    }

    /** The feeds with a topic for records of any form. */
    public List<IntakeFeed> feeds() {
        return IntakeFeed.parse(value(SettingKey.FEEDS));
    }

    /** The feed of this name; empty if there is none. */
    public Optional<IntakeFeed> feed(String name) {
        return feeds().stream().filter(feed -> feed.name().equals(name)).findFirst();
    }

    /** The folders from which files of feeds are taken. */
    public List<FolderSetting> folders() {
        return given(SettingKey.FOLDERS).map(FolderSetting::parse).orElse(List.of());
    }

    /**
     * The webhooks of feeds.
     *
     * @throws InvalidSettingsException with all problems of their file
     */
    public List<Webhook> webhooks() {
        return given(SettingKey.WEBHOOKS)
                .map(file -> WebhookFile.read(Path.of(file), feeds()))
                .orElse(List.of());
    }

    /** Whether webhooks may lead to private addresses. */
    public boolean mayWebhooksBePrivate() {
        return value(SettingKey.WEBHOOKS_PRIVATE).equals("yes");
    }

    /** Properties of all Kafka clients other than addresses, such as TLS and SASL. */
    public Map<String, String> kafkaProperties() {
        Map<String, String> properties = new HashMap<>();
        given(SettingKey.KAFKA_USER)
                .ifPresent(user -> properties.putAll(ScramLogin.of(user, value(SettingKey.KAFKA_PASSWORD))));
        kafka.forEach(setting ->
                properties.put(setting.name().substring(KafkaClientSettings.PREFIX.length()), setting.value()));
        return Map.copyOf(properties);
    }

    /** All settings in the order of {@link SettingKey}, then options of Kafka clients by name; print {@link Setting#masked()}. */
    public List<Setting> effective() {
        return Stream.concat(
                        values.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(Map.Entry::getValue),
                        kafka.stream())
                .toList();
    }

    /**
     * The settings that other commands need to work on the same installation: its addresses and passwords, and what its topics,
     * schema ids and verdicts depend on.
     */
    public Map<SettingKey, String> ofInstallation() {
        Map<SettingKey, String> shared = new EnumMap<>(SettingKey.class);
        Stream.concat(
                        Sources.DATABASE_LOGINS.stream(),
                        Stream.of(
                                SettingKey.BOOTSTRAP_SERVERS,
                                SettingKey.SCHEMA_REGISTRY_URL,
                                SettingKey.KAFKA_USER,
                                SettingKey.KAFKA_PASSWORD,
                                SettingKey.PREFIX,
                                SettingKey.DATABASE_URL,
                                SettingKey.DATABASE_ANALYST_TIMEOUT,
                                SettingKey.RECEIPTS,
                                SettingKey.RECEIPTS_MONTHS,
                                SettingKey.FEEDS))
                .forEach(key -> given(key).ifPresent(value -> shared.put(key, value)));
        // The reader may run in another folder.
        reference()
                .ifPresent(folder ->
                        shared.put(SettingKey.REFERENCE, folder.toAbsolutePath().toString()));
        return shared;
    }

    /** Whether the address of Kafka is the default or that of the instance in the data folder. */
    public boolean isKafkaEmbedded(Path data) {
        String origin = setting(SettingKey.BOOTSTRAP_SERVERS).origin();
        return origin.equals(Sources.DEFAULT)
                || origin.equals(InstanceFile.in(data).path().toString());
    }

    private Optional<TlsFiles> tlsFiles() {
        return given(SettingKey.HTTP_CERTIFICATE)
                .map(certificate -> new TlsFiles(Path.of(certificate), Path.of(value(SettingKey.HTTP_KEY))));
    }

    private DatabaseLogin storeOf(SettingKey user, SettingKey password) {
        return given(user)
                .filter(name -> !name.equals(store().user()))
                .map(name -> new DatabaseLogin(value(SettingKey.DATABASE_URL), name, value(password)))
                .orElseGet(this::store);
    }

    private Optional<String> given(SettingKey key) {
        return Optional.of(value(key)).filter(value -> !value.isEmpty());
    }

    private String value(SettingKey key) {
        return setting(key).value();
    }

    private Setting setting(SettingKey key) {
        Setting setting = values.get(key);
        if (setting == null) {
            throw new IllegalStateException("no value for " + key);
        }
        return setting;
    }
}
