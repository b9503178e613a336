package io.landport.launcher.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings in force: the environment's before the properties file's, before those of the instance in the data folder,
 * before the defaults. An empty value counts as not given.
 *
 * @param values one for each key
 * @param kafka the client settings of Kafka that the properties file gives, named without {@code kafka.}
 */
public record Settings(Map<Key, Setting> values, List<Setting> kafka) {

    public Settings {
        values = Map.copyOf(values);
        kafka = List.copyOf(kafka);
        if (!values.keySet().equals(Key.all())) {
            throw new IllegalArgumentException("settings without a value for each key: " + values.keySet());
        }
    }

    /**
     * Reads all sources once.
     *
     * @param environment the process' variables; those that are not of Landport are left alone
     * @param data the data folder, which may lack an instance file or not exist
     * @throws InvalidSettingsException with all problems of all sources
     */
    public static Settings read(Map<String, String> environment, Path data) {
        return new Sources().read(environment, InstanceFile.in(data));
    }

    public String bootstrapServers() {
        return value(Key.BOOTSTRAP_SERVERS);
    }

    public Optional<URI> schemaRegistryUrl() {
        return given(Key.SCHEMA_REGISTRY_URL).map(URI::create);
    }

    /** Empty for none. */
    public String prefix() {
        return value(Key.PREFIX);
    }

    /** With the user that writes. */
    public DatabaseLogin store() {
        return new DatabaseLogin(value(Key.DATABASE_URL), value(Key.DATABASE_USER), value(Key.DATABASE_PASSWORD));
    }

    /** With the user that owns it: the one that writes where no other is named. */
    public DatabaseLogin ownersStore() {
        return storeOf(Key.DATABASE_OWNER, Key.DATABASE_OWNER_PASSWORD);
    }

    /** With the user that asks: the one that writes where no other is named. */
    public DatabaseLogin analystsStore() {
        return storeOf(Key.DATABASE_ANALYST, Key.DATABASE_ANALYST_PASSWORD);
    }

    /** How long a statement of the user that asks may take. */
    public Duration analystTimeout() {
        return Times.of(value(Key.DATABASE_ANALYST_TIMEOUT)).orElseThrow();
    }

    public String httpHost() {
        return value(Key.HTTP_HOST);
    }

    /** 0 for any free one. */
    public int httpPort() {
        return Integer.parseInt(value(Key.HTTP_PORT));
    }

    public int streamThreads() {
        return Integer.parseInt(value(Key.STREAM_THREADS));
    }

    /** The folder of reference data, none for the bundled one. */
    public Optional<Path> reference() {
        return given(Key.REFERENCE).map(Path::of);
    }

    /** What every Kafka client is made with beside the addresses: TLS, SASL and whatever else the file says. */
    public Map<String, String> kafkaProperties() {
        return kafka.stream()
                .collect(Collectors.toUnmodifiableMap(
                        setting -> setting.name().substring(KafkaClientSettings.PREFIX.length()), Setting::value));
    }

    /** Every setting in the order of {@link Key}, then Kafka's own by name; {@link Setting#masked()} is for screens. */
    public List<Setting> effective() {
        return Stream.concat(
                        values.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(Map.Entry::getValue),
                        kafka.stream())
                .toList();
    }

    /**
     * What other commands have to be told to work on the same installation: where it is, and what its topics, schema ids and
     * verdicts depend on. Without passwords.
     */
    public Map<Key, String> ofInstallation() {
        Map<Key, String> shared = new EnumMap<>(Key.class);
        Stream.of(
                        Key.BOOTSTRAP_SERVERS,
                        Key.SCHEMA_REGISTRY_URL,
                        Key.PREFIX,
                        Key.DATABASE_URL,
                        Key.DATABASE_USER,
                        Key.DATABASE_OWNER,
                        Key.DATABASE_ANALYST,
                        Key.DATABASE_ANALYST_TIMEOUT)
                .forEach(key -> given(key).ifPresent(value -> shared.put(key, value)));
        // Whoever reads it may be in another folder.
        reference()
                .ifPresent(folder ->
                        shared.put(Key.REFERENCE, folder.toAbsolutePath().toString()));
        return shared;
    }

    /** Whether nobody says where Kafka is but, at most, the instance in the data folder. */
    public boolean isKafkaEmbedded(Path data) {
        String origin = setting(Key.BOOTSTRAP_SERVERS).origin();
        return origin.equals(Sources.DEFAULT)
                || origin.equals(InstanceFile.in(data).path().toString());
    }

    private DatabaseLogin storeOf(Key user, Key password) {
        return given(user)
                .filter(name -> !name.equals(store().user()))
                .map(name -> new DatabaseLogin(value(Key.DATABASE_URL), name, value(password)))
                .orElseGet(this::store);
    }

    private Optional<String> given(Key key) {
        return Optional.of(value(key)).filter(value -> !value.isEmpty());
    }

    private String value(Key key) {
        return setting(key).value();
    }

    private Setting setting(Key key) {
        Setting setting = values.get(key);
        if (setting == null) {
            throw new IllegalStateException("no value for " + key);
        }
        return setting;
    }
}
