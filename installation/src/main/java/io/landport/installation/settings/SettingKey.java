package io.landport.installation.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * All settings, each with its description, default (empty for none) and form of its value. In the environment, {@code NAME_FILE} names a
 * file with the value of {@code NAME}.
 */
public enum SettingKey {
    BOOTSTRAP_SERVERS("Addresses of Kafka brokers: host:port, separated by commas.", "127.0.0.1:9092", ValueForm.HOSTS),
    SCHEMA_REGISTRY_URL(
            "URL of a schema registry (Confluent API) that assigns schema ids; if not set, the bundled ids are used.",
            ValueForm.WEB_ADDRESS),
    KAFKA_USER(
            "The user that Kafka's clients log in as, by SASL/SCRAM-SHA-256; for other mechanisms set kafka.sasl.jaas.config.",
            ValueForm.TEXT),
    KAFKA_PASSWORD("The password of Kafka's user.", ValueForm.SECRET),
    PREFIX(
            "Prefix of topics, groups and transactional ids, by which several installations share a cluster.",
            ValueForm.PREFIX),
    DATABASE_URL(
            "JDBC URL of the store: jdbc:postgresql://host:port/database.",
            "jdbc:postgresql://127.0.0.1:5432/landport",
            ValueForm.POSTGRES),
    DATABASE_USER("Writer of the store; also its owner and analyst if these are not set.", "landport", ValueForm.TEXT),
    DATABASE_PASSWORD("Password of the writer.", ValueForm.SECRET),
    DATABASE_OWNER(
            "Owner of the store, who migrates it and grants privileges; if not set, the writer.", ValueForm.TEXT),
    DATABASE_OWNER_PASSWORD("Password of the owner.", ValueForm.SECRET),
    DATABASE_ANALYST(
            "Analyst, who queries the store and reads views and dimensions only; if not set, the writer.",
            ValueForm.TEXT),
    DATABASE_ANALYST_PASSWORD("Password of the analyst.", ValueForm.SECRET),
    DATABASE_READER(
            "Reader, as whom programs query the store for others: a member of the analyst whose password no person knows; if not"
                    + " set, the analyst.",
            ValueForm.TEXT),
    DATABASE_READER_PASSWORD("Password of the reader.", ValueForm.SECRET),
    DATABASE_ANALYST_TIMEOUT(
            "Maximum time of a statement of the analyst, of an idle transaction of the analyst, and of 'landport query'.",
            "60s",
            ValueForm.TIME),
    HTTP_HOST("Address on which HTTP is served.", "127.0.0.1", ValueForm.TEXT),
    HTTP_PORT(
            "Port on which HTTP is served; 0 for any free port. 'landport up' and 'demo' use 8080 if it is not set.",
            "0",
            ValueForm.PORT),
    HTTP_CERTIFICATE(
            "PEM file with the certificate of the HTTP server and intermediate ones; read again when it changes.",
            ValueForm.FILE),
    HTTP_KEY("PEM file with the key of that certificate (PKCS#8, not encrypted).", ValueForm.FILE),
    HTTP_TOKENS(
            "Whether HTTP requests need an access token: required or optional. If not set, optional behind a proxy,"
                    + " otherwise required.",
            ValueForm.TOKENS),
    HTTP_PROXY(
            "Whether a proxy in front of the HTTP server does TLS and authentication: yes or no.",
            "no",
            ValueForm.YES_OR_NO),
    HTTP_REQUESTS("Maximum number of HTTP requests at a time.", "640", ValueForm.REQUESTS),
    HTTP_RATE(
            "Maximum number of HTTP requests a second with the same access token; 0 for no limit.",
            "200",
            ValueForm.RATE),
    HTTP_RATE_DOCUMENTS(
            "Maximum number of documents a second in the bodies of one caller; a rejected one counts as 100; 0 for no limit.",
            "10000",
            ValueForm.RATE),
    HTTP_RATE_BYTES(
            "Maximum number of decompressed bytes a second in the bodies of one caller; 0 for no limit.",
            "16777216",
            ValueForm.BYTE_RATE),
    HTTP_URL("Address of the HTTP interface of the installation, for clients.", ValueForm.WEB_ADDRESS),
    HTTP_TOKEN(
            "Access token that commands send to the HTTP interface of the installation. 'landport up' creates one that allows"
                    + " everything.",
            ValueForm.SECRET),
    STREAM_THREADS("Number of stream threads of a streams process.", "2", ValueForm.THREADS),
    STANDBY_REPLICAS(
            "How many other streams processes keep a copy of the state of each task, to take it over sooner.",
            "0",
            ValueForm.STANDBYS),
    STREAMS_SESSION_TIMEOUT(
            "After how long a silent streams process is dead for Kafka and others take over its tasks. Less than 6s requires a"
                    + " lower group.min.session.timeout.ms of the brokers.",
            "6s",
            ValueForm.SESSION),
    RECEIPTS(
            "Whether streams writes a receipt for each document: yes or no. 'landport up' and 'demo' use yes if it is not set."
                    + " To turn it on later, also run 'landport rebuild', which computes the receipts of earlier documents.",
            "no",
            ValueForm.YES_OR_NO),
    RECEIPTS_MONTHS(
            "For how many whole months besides the current one the store keeps receipts.", "13", ValueForm.MONTHS),
    REPLICATION_FACTOR(
            "Replicas of each topic that Landport creates; with 3 or more, two must acknowledge a write"
                    + " (min.insync.replicas). If not set, the defaults of the cluster.",
            ValueForm.REPLICAS),
    REFERENCE("Folder of reference data; if not set, the bundled data is used.", ValueForm.FOLDER),
    MAPPINGS(
            "Folder of mapping files NAME.yaml, which can be used by name; if not set, only those of Landport.",
            ValueForm.FOLDER),
    FEEDS(
            "The feeds with a topic for records of any form, the sources that each may publish for, and its format and mapping:"
                    + " NAME=SOURCE,SOURCE:FORMAT:MAPPING, separated by semicolons.",
            "default=*",
            ValueForm.FEEDS),
    FOLDERS(
            "Folders from which 'landport up' takes the files of feeds: FEED=FOLDER, separated by semicolons; FEED=FOLDER:done if a"
                    + " file is complete only when FILE.done is beside it.",
            ValueForm.FOLDERS),
    WEBHOOKS(
            "Properties file with the webhooks of feeds: NAME.url, NAME.secret, and optionally NAME.old-secret and NAME.events.",
            ValueForm.FILE),
    WEBHOOKS_PRIVATE(
            "Whether webhooks may lead to private addresses, of this machine or of an internal network: yes or no.",
            "no",
            ValueForm.YES_OR_NO),
    CONFIG(
            "Properties file with these settings, and with options of Kafka clients after the prefix 'kafka.'.",
            ValueForm.FILE),
    JAVA_OPTS("JVM options, read by the landport script.", ValueForm.TEXT);

    /** Added to a variable, it names a file with the value, as for the secrets of a container. */
    public static final String FILE_SUFFIX = "_FILE";

    private static final String PREFIX_OF_VARIABLES = "LANDPORT_";

    private final String description;
    private final String defaultValue;
    private final ValueForm form;

    SettingKey(String description, ValueForm form) {
        this(description, "", form);
    }

    SettingKey(String description, String defaultValue, ValueForm form) {
        this.description = description;
        this.defaultValue = defaultValue;
        this.form = form;
    }

    /** The name in the environment and in the instance file. */
    public String variable() {
        return PREFIX_OF_VARIABLES + name();
    }

    /** The name in the properties file. */
    public String property() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** What the setting means, in one sentence. */
    public String description() {
        return description;
    }

    /** The value if the setting is not given; empty for none. */
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
        return this == CONFIG || this == JAVA_OPTS;
    }

    static boolean isVariable(String name) {
        return name.startsWith(PREFIX_OF_VARIABLES);
    }

    static Optional<SettingKey> ofVariable(String name) {
        return Arrays.stream(values())
                .filter(key -> key.variable().equals(name))
                .findFirst();
    }

    /** The setting whose value is in a file that this variable names, such as {@code LANDPORT_KAFKA_PASSWORD_FILE}. */
    static Optional<SettingKey> ofFileVariable(String name) {
        return name.endsWith(FILE_SUFFIX)
                ? ofVariable(name.substring(0, name.length() - FILE_SUFFIX.length()))
                        .filter(key -> !key.isOnlyOfTheEnvironment())
                : Optional.empty();
    }

    static Optional<SettingKey> ofProperty(String name) {
        return Arrays.stream(values())
                .filter(key -> !key.isOnlyOfTheEnvironment())
                .filter(key -> key.property().equals(name))
                .findFirst();
    }

    static Set<SettingKey> all() {
        return Set.of(values());
    }
}
