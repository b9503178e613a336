package io.landport.launcher.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    private final List<String> problems = new ArrayList<>();
    private final Map<Key, Setting> values = new EnumMap<>(Key.class);
    private final Map<String, Setting> kafka = new TreeMap<>();

    Settings read(Map<String, String> environment, InstanceFile instance) {
        for (Key key : Key.values()) {
            values.put(key, new Setting(key.property(), key.defaultValue(), DEFAULT, key.isSecret()));
        }
        readInstance(instance);
        given(environment, Key.CONFIG).ifPresent(this::readFile);
        readEnvironment(environment);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return new Settings(values, List.copyOf(kafka.values()));
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
        Optional<Key> key =
                Key.ofVariable(line.substring(0, Math.max(0, equals))).filter(found -> !found.isOnlyOfTheEnvironment());
        if (key.isEmpty()) {
            problems.add("%s: not a setting: %s".formatted(origin, nameOf(line)));
            return;
        }
        put(key.get(), key.get().variable(), line.substring(equals + 1), origin);
    }

    private void readFile(String name) {
        if (!Key.CONFIG.form().accepts(name)) {
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
        if (property.startsWith(KafkaClientSettings.PREFIX)) {
            readKafka(property, value, file);
            return;
        }
        Key.ofProperty(property)
                .ifPresentOrElse(
                        key -> put(key, property, value.trim(), file),
                        () -> problems.add("%s: unknown key: %s".formatted(file, property)));
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
            if (Key.isVariable(variable.getKey())) {
                readVariable(variable.getKey(), variable.getValue());
            }
        }
    }

    private void readVariable(String name, String value) {
        Key.ofVariable(name)
                .ifPresentOrElse(
                        key -> put(key, name, value, "environment"),
                        () -> problems.add("environment: unknown variable: " + name));
    }

    private void put(Key key, String name, String value, String origin) {
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

    private static Optional<String> given(Map<String, String> environment, Key key) {
        return Optional.ofNullable(environment.get(key.variable())).filter(value -> !value.isEmpty());
    }

    // The value may be a secret.
    private static String nameOf(String line) {
        return line.contains("=") ? line.substring(0, line.indexOf('=')) : "a line without '='";
    }
}
