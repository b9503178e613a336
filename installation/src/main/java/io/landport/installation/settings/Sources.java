package io.landport.installation.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads all sources of settings in ascending order of precedence and collects their problems. */
final class Sources {
    /** The origin of a default. */
    static final String DEFAULT = "default";

    private static final String ENVIRONMENT = "environment";

    /** Users of the database with their passwords. */
    static final List<SettingKey> DATABASE_LOGINS = List.of(
            SettingKey.DATABASE_USER,
            SettingKey.DATABASE_PASSWORD,
            SettingKey.DATABASE_OWNER,
            SettingKey.DATABASE_OWNER_PASSWORD,
            SettingKey.DATABASE_ANALYST,
            SettingKey.DATABASE_ANALYST_PASSWORD,
            SettingKey.DATABASE_READER,
            SettingKey.DATABASE_READER_PASSWORD);

    /** What belongs to another setting: a login to its server, a password to its user. */
    private static final Map<SettingKey, List<SettingKey>> LOGINS = Map.of(
            SettingKey.BOOTSTRAP_SERVERS,
            List.of(SettingKey.KAFKA_USER, SettingKey.KAFKA_PASSWORD),
            SettingKey.KAFKA_USER,
            List.of(SettingKey.KAFKA_PASSWORD),
            SettingKey.DATABASE_URL,
            DATABASE_LOGINS,
            SettingKey.DATABASE_USER,
            List.of(SettingKey.DATABASE_PASSWORD),
            SettingKey.DATABASE_OWNER,
            List.of(SettingKey.DATABASE_OWNER_PASSWORD),
            SettingKey.DATABASE_ANALYST,
            List.of(SettingKey.DATABASE_ANALYST_PASSWORD),
            SettingKey.DATABASE_READER,
            List.of(SettingKey.DATABASE_READER_PASSWORD));

    private final List<String> problems = new ArrayList<>();
    private final Map<SettingKey, Setting> values = new EnumMap<>(SettingKey.class);
    private final Map<String, Setting> kafka = new TreeMap<>();

    Settings read(Map<String, String> environment, InstanceFile instance) {
        for (SettingKey key : SettingKey.values()) {
            values.put(key, unset(key));
        }
        readInstance(instance);
        given(environment, SettingKey.CONFIG).ifPresent(this::readFile);
        readEnvironment(environment);
        requirePair(SettingKey.HTTP_CERTIFICATE, SettingKey.HTTP_KEY);
        String origin = instance.path().toString();
        LOGINS.forEach((address, login) -> login.forEach(key -> keepWith(address, key, origin)));
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        Settings settings = new Settings(values, List.copyOf(kafka.values()));
        settings.webhooks();
        return settings;
    }

    /** Drops what the instance gives of a login if another source names another server or user: its passwords are for its own servers. */
    private void keepWith(SettingKey of, SettingKey login, String instance) {
        if (isFrom(login, instance) && !isFrom(of, instance) && !isFrom(of, DEFAULT)) {
            values.put(login, unset(login));
        }
    }

    private boolean isFrom(SettingKey key, String origin) {
        return values.getOrDefault(key, unset(key)).origin().equals(origin);
    }

    private void requirePair(SettingKey first, SettingKey second) {
        if (isGiven(first) != isGiven(second)) {
            problems.add("%s and %s must both be set, or neither".formatted(first.variable(), second.variable()));
        }
    }

    private boolean isGiven(SettingKey key) {
        return !isFrom(key, DEFAULT);
    }

    private static Setting unset(SettingKey key) {
        return new Setting(key.property(), key.defaultValue(), DEFAULT, key.isSecret());
    }

    private void readInstance(InstanceFile instance) {
        try {
            for (String line : instance.lines()) {
                readLine(line, instance.path().toString());
            }
        } catch (IOException e) {
            problems.add("%s: cannot be read: %s".formatted(instance.path(), e));
        }
    }

    private void readLine(String line, String origin) {
        int equals = line.indexOf('=');
        Optional<SettingKey> key = SettingKey.ofVariable(line.substring(0, Math.max(0, equals)))
                .filter(found -> !found.isOnlyOfTheEnvironment());
        if (key.isEmpty()) {
            problems.add("%s: not a setting: %s".formatted(origin, nameOf(line)));
            return;
        }
        put(key.get(), key.get().variable(), InstanceFile.unquoted(line.substring(equals + 1)), origin);
    }

    private void readFile(String name) {
        if (!SettingKey.CONFIG.form().accepts(name)) {
            return; // reported with the environment
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add("%s: cannot be read: %s".formatted(name, e));
        }
        for (String property : new TreeSet<>(properties.stringPropertyNames())) {
            readProperty(property, properties.getProperty(property), name);
        }
    }

    private void readProperty(String property, String value, String file) {
        Optional<SettingKey> key = SettingKey.ofProperty(property);
        if (key.isPresent()) {
            put(key.get(), property, value.trim(), file);
        } else if (property.startsWith(KafkaClientSettings.PREFIX)) {
            readKafka(property, value, file);
        } else {
            problems.add("%s: unknown key: %s".formatted(file, property));
        }
    }

    private void readKafka(String property, String value, String file) {
        String name = property.substring(KafkaClientSettings.PREFIX.length());
        KafkaClientSettings.objection(name)
                .ifPresentOrElse(
                        objection -> problems.add("%s: %s: %s".formatted(file, property, objection)),
                        () -> kafka.put(name, new Setting(property, value, file, KafkaClientSettings.isSecret(name))));
    }

    private void readEnvironment(Map<String, String> environment) {
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            if (SettingKey.isVariable(variable.getKey())) {
                readVariable(variable.getKey(), variable.getValue());
            }
        }
    }

    private void readVariable(String name, String value) {
        Optional<SettingKey> ofFile = SettingKey.ofFileVariable(name);
        if (ofFile.isPresent()) {
            readValueFile(ofFile.get(), name, value);
            return;
        }
        SettingKey.ofVariable(name)
                .ifPresentOrElse(
                        key -> put(key, name, value, ENVIRONMENT),
                        () -> problems.add("environment: unknown variable: " + name));
    }

    /** Variables are read in alphabetical order, so the one without the suffix has been read. */
    private void readValueFile(SettingKey key, String name, String file) {
        if (file.isEmpty()) {
            return;
        }
        if (isFrom(key, ENVIRONMENT)) {
            problems.add("environment: %s and %s are both set".formatted(key.variable(), name));
            return;
        }
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            if (lines.size() == 1) {
                put(key, name, lines.get(0), file);
            } else {
                problems.add("environment: %s: %s must contain one line".formatted(name, file));
            }
        } catch (IOException | InvalidPathException e) {
            problems.add("environment: %s: cannot be read: %s".formatted(name, e));
        }
    }

    private void put(SettingKey key, String name, String value, String origin) {
        if (value.isEmpty()) {
            return;
        }
        if (!key.form().accepts(value)) {
            problems.add("%s: %s: must be %s, but is %s"
                    .formatted(
                            origin,
                            name,
                            key.form().description(),
                            new Setting(name, value, origin, key.isSecret()).masked()));
            return;
        }
        values.put(key, new Setting(key.property(), value, origin, key.isSecret()));
    }

    private static Optional<String> given(Map<String, String> environment, SettingKey key) {
        return Optional.ofNullable(environment.get(key.variable())).filter(value -> !value.isEmpty());
    }

    // The value may be a secret.
    private static String nameOf(String line) {
        return line.contains("=") ? line.substring(0, line.indexOf('=')) : "a line without '='";
    }
}
