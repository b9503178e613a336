package io.landport.kafka.admin;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import io.landport.domain.text.Coded;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What each user of an installation may do in Kafka. {@code docs/security.md} has the same as a table. A user may have several
 * roles.
 */
public enum KafkaRole implements Coded {
    /** {@code ingest} and {@code simulate}, without {@code --wait}, and {@code folder}. */
    INGEST(names -> Stream.of(
            names.topics(names.known(), READ),
            names.topics(names.pauses(), READ),
            names.documents(TOPIC, WRITE),
            names.topics(names.fed(), WRITE),
            names.ofFolders(GROUP, READ),
            names.ofFolders(TRANSACTIONAL_ID, WRITE))),

    /** {@code gateway}. */
    GATEWAY(names -> Stream.of(
            names.topics(names.known(), READ),
            names.topics(names.tokens(), READ),
            names.topics(names.pauses(), READ),
            names.documents(TOPIC, WRITE),
            names.topics(names.fed(), WRITE))),

    /** {@code intake}. */
    INTAKE(names -> Stream.of(
            names.topics(names.known(), READ),
            names.topics(names.pauses(), READ),
            names.intakes(READ),
            names.documents(TOPIC, WRITE),
            names.topics(names.fed(), WRITE),
            names.ofIntake(GROUP, READ),
            names.ofIntake(TRANSACTIONAL_ID, WRITE))),

    STREAMS(names -> Stream.of(
            names.documents(TOPIC, READ),
            names.topics(names.ofOperators(), READ),
            names.topics(names.computed(), WRITE),
            names.laterGenerations(WRITE),
            names.ofStreams(TOPIC, CREATE, READ, WRITE, DELETE, DESCRIBE_CONFIGS),
            names.ofStreams(GROUP, READ),
            names.ofStreams(TRANSACTIONAL_ID, WRITE))),

    CONSUMER(names -> Stream.of(
            names.topics(names.stored(), READ),
            names.documents(TOPIC, READ),
            names.laterGenerations(READ),
            names.ofConsumer(GROUP, READ))),

    /** {@code topics}, {@code check}, {@code verify}, {@code watch}, {@code quarantine}, {@code rebuild}, {@code tokens}. */
    OPERATOR(names -> Stream.of(
            names.topics(names.all(), CREATE, READ),
            names.intakes(CREATE, READ),
            names.topics(names.writtenByOperators(), WRITE),
            names.documents(TOPIC, CREATE, READ),
            names.documents(TRANSACTIONAL_ID, WRITE),
            names.laterGenerations(CREATE, READ, WRITE),
            names.ofStreams(TOPIC, CREATE, READ, WRITE, DELETE, DESCRIBE_CONFIGS),
            names.ofIntake(GROUP, READ),
            names.ofStreams(GROUP, READ),
            names.ofConsumer(GROUP, READ),
            names.ofStreams(TRANSACTIONAL_ID, WRITE))),

    /** {@code check}, {@code verify}, {@code watch}, and {@code query --wait}; changes nothing. */
    READER(names -> Stream.of(
            names.topics(names.ofReaders(), READ),
            names.documents(TOPIC, READ),
            names.laterGenerations(READ),
            names.ofStreams(TOPIC, DESCRIBE),
            names.ofIntake(GROUP, DESCRIBE),
            names.ofStreams(GROUP, DESCRIBE),
            names.ofConsumer(GROUP, DESCRIBE))),

    /** {@code api}: the documents behind totals. */
    API(names -> Stream.of(
            names.topics(names.known(), READ),
            names.topics(names.tokens(), READ),
            names.documents(TOPIC, READ),
            names.laterGenerations(READ))),

    /** {@code console}: reads everything, and publishes corrected documents. */
    CONSOLE(names -> Stream.of(
            names.topics(names.all(), READ),
            names.topics(names.actions(), WRITE),
            names.documents(TOPIC, READ, WRITE),
            names.laterGenerations(READ),
            names.ofStreams(TOPIC, READ),
            names.ofStreams(GROUP, DESCRIBE),
            names.ofConsumer(GROUP, DESCRIBE)));

    @SuppressWarnings("ImmutableEnumChecker") // the functions above have no state
    private final Function<GrantedNames, Stream<AclGrant>> grants;

    KafkaRole(Function<GrantedNames, Stream<AclGrant>> grants) {
        this.grants = grants;
    }

    /** The user that has the role if none is named. */
    public String user(String prefix) {
        return prefix + "landport-" + code();
    }

    /**
     * What the client of a feed may do: write to its topic.
     *
     * @param prefix of the installation, may be empty
     */
    public static List<AclGrant> ofFeed(String prefix, String feed) {
        return GrantedNames.ofFeed(prefix, feed);
    }

    /**
     * What the role may do.
     *
     * @param prefix of the installation, may be empty
     */
    public List<AclGrant> grants(String prefix) {
        GrantedNames names = new GrantedNames(prefix);
        // Every process checks all topics when it starts.
        Stream<AclGrant> ofEveryRole = Stream.of(
                names.topics(names.all(), DESCRIBE, DESCRIBE_CONFIGS),
                names.intakes(DESCRIBE, DESCRIBE_CONFIGS),
                names.documents(TOPIC, DESCRIBE, DESCRIBE_CONFIGS),
                names.laterGenerations(DESCRIBE, DESCRIBE_CONFIGS));
        return Stream.concat(ofEveryRole, grants.apply(names)).toList();
    }
}
