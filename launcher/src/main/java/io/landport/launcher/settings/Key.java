package io.landport.launcher.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every setting there is, with what it is for, its value where none is given (empty for none), what a value must look like, and
 * where it may be given.
 */
public enum Key {
    BOOTSTRAP_SERVERS(
            "Kafka's brokers, host:port with commas between.", "127.0.0.1:9092", ValueForm.HOSTS, Place.ANYWHERE),
    SCHEMA_REGISTRY_URL(
            "The schema registry (Confluent's API) that gives schema ids; without it the bundled ids serve.",
            "",
            ValueForm.WEB_ADDRESS,
            Place.ANYWHERE),
    PREFIX(
            "Precedes the names of topics, groups and transactional ids, so that two installations share a cluster.",
            "",
            ValueForm.PREFIX,
            Place.ANYWHERE),
    DATABASE_URL(
            "The store, as JDBC writes it: jdbc:postgresql://host:port/database.",
            "jdbc:postgresql://127.0.0.1:5432/landport",
            ValueForm.POSTGRES,
            Place.ANYWHERE),
    DATABASE_USER(
            "The store's user: writes it, and does all that no other user is named for.",
            "landport",
            ValueForm.TEXT,
            Place.ANYWHERE),
    DATABASE_PASSWORD("The password of the store's user.", "", ValueForm.SECRET, Place.ANYWHERE),
    DATABASE_OWNER(
            "The user that owns the store, migrates it and lets the others in; without one the store's user does.",
            "",
            ValueForm.TEXT,
            Place.ANYWHERE),
    DATABASE_OWNER_PASSWORD("The password of the store's owner.", "", ValueForm.SECRET, Place.ANYWHERE),
    DATABASE_ANALYST(
            "The user that asks, who may read views and dimensions alone; without one the store's user asks.",
            "",
            ValueForm.TEXT,
            Place.ANYWHERE),
    DATABASE_ANALYST_PASSWORD("The password of the user that asks.", "", ValueForm.SECRET, Place.ANYWHERE),
    DATABASE_ANALYST_TIMEOUT(
            "How long a statement of the user that asks may take, and a question of 'landport query'.",
            "60s",
            ValueForm.TIME,
            Place.ANYWHERE),
    HTTP_HOST("The address that health is served on.", "127.0.0.1", ValueForm.TEXT, Place.ANYWHERE),
    HTTP_PORT("The port that health is served on, 0 for any free one.", "0", ValueForm.PORT, Place.ANYWHERE),
    STREAM_THREADS("How many threads one streams process works with.", "2", ValueForm.THREADS, Place.ANYWHERE),
    REFERENCE("A folder of reference data to use instead of the bundled one.", "", ValueForm.FOLDER, Place.ANYWHERE),
    CONFIG(
            "A properties file with these settings, and with any client setting of Kafka after 'kafka.'.",
            "",
            ValueForm.FILE,
            Place.ENVIRONMENT),
    JAVA_OPTS("Options for Java itself; the landport script reads them.", "", ValueForm.TEXT, Place.ENVIRONMENT);

    private static final String PREFIX_OF_VARIABLES = "LANDPORT_";

    private final String description;
    private final String defaultValue;
    private final ValueForm form;
    private final Place place;

    Key(String description, String defaultValue, ValueForm form, Place place) {
        this.description = description;
        this.defaultValue = defaultValue;
        this.form = form;
        this.place = place;
    }

    /** The environment's name for it, and the instance file's. */
    public String variable() {
        return PREFIX_OF_VARIABLES + name();
    }

    /** The properties file's name for it. */
    public String property() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** One sentence. */
    public String description() {
        return description;
    }

    /** The value where none is given; empty for none. */
    public String defaultValue() {
        return defaultValue;
    }

    public boolean isSecret() {
        return form == ValueForm.SECRET;
    }

    ValueForm form() {
        return form;
    }

    boolean isOnlyOfTheEnvironment() {
        return place == Place.ENVIRONMENT;
    }

    static boolean isVariable(String name) {
        return name.startsWith(PREFIX_OF_VARIABLES);
    }

    static Optional<Key> ofVariable(String name) {
        return Arrays.stream(values())
                .filter(key -> key.variable().equals(name))
                .findFirst();
    }

    static Optional<Key> ofProperty(String name) {
        return Arrays.stream(values())
                .filter(key -> !key.isOnlyOfTheEnvironment())
                .filter(key -> key.property().equals(name))
                .findFirst();
    }

    static Set<Key> all() {
        return Set.of(values());
    }

    private enum Place {
        ANYWHERE,
        ENVIRONMENT
    }
}
