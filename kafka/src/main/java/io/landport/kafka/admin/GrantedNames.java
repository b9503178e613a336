package io.landport.kafka.admin;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The names that {@link KafkaRole} grants. Topics of the first generation are granted one by one. Those of later generations begin with
 * the generation's number, {@code g2.} and so on, so they are granted by the beginnings {@code g1} to {@code g9}. All versions of the
 * document topics are granted by the beginnings of their names.
 */
final class GrantedNames {
    private static final int DIGITS = 9;

    private final String prefix;
    private final Topics topics;

    GrantedNames(String prefix) {
        this.prefix = prefix;
        this.topics = new Topics(prefix);
    }

    AclGrant topics(List<String> names, AclOperation... operations) {
        return new AclGrant(ResourceType.TOPIC, PatternType.LITERAL, names, List.of(operations));
    }

    AclGrant laterGenerations(AclOperation... operations) {
        List<String> beginnings = IntStream.rangeClosed(1, DIGITS)
                .mapToObj(digit -> prefix + 'g' + digit)
                .toList();
        return new AclGrant(ResourceType.TOPIC, PatternType.PREFIXED, beginnings, List.of(operations));
    }

    /** What begins with the application id of streams: its group, its internal topics and its transactional ids. */
    AclGrant ofStreams(ResourceType type, AclOperation... operations) {
        return new AclGrant(type, PatternType.PREFIXED, List.of(prefix + "landport-streams"), List.of(operations));
    }

    /** What begins with the application id of intake: its group and its transactional ids. */
    AclGrant ofIntake(ResourceType type, AclOperation... operations) {
        return new AclGrant(type, PatternType.PREFIXED, List.of(prefix + "landport-intake"), List.of(operations));
    }

    /** The groups and transactional ids of folders of feeds. */
    AclGrant ofFolders(ResourceType type, AclOperation... operations) {
        return new AclGrant(type, PatternType.PREFIXED, List.of(prefix + "landport-folder"), List.of(operations));
    }

    /** The topics of all feeds. */
    AclGrant intakes(AclOperation... operations) {
        return new AclGrant(ResourceType.TOPIC, PatternType.PREFIXED, List.of(prefix + "intake."), List.of(operations));
    }

    /** What the client of one feed may do. */
    static List<AclGrant> ofFeed(String prefix, String feed) {
        List<String> topic = names(Topics.of(prefix, List.of(feed)).intakes().values().stream());
        return List.of(new AclGrant(ResourceType.TOPIC, PatternType.LITERAL, topic, List.of(DESCRIBE, WRITE)));
    }

    AclGrant ofConsumer(ResourceType type, AclOperation... operations) {
        return new AclGrant(type, PatternType.PREFIXED, List.of(prefix + "landport-consumer"), List.of(operations));
    }

    /** All topics but those of feeds. */
    List<String> all() {
        return names(topics.all().stream().filter(topic -> !topics.intakes().containsValue(topic)));
    }

    /** The document topics of all versions, and what begins with their names: the transactional ids of copies. */
    AclGrant documents(ResourceType type, AclOperation... operations) {
        List<String> beginnings = documents().stream()
                .map(name -> name.substring(0, name.length() - 1))
                .toList();
        return new AclGrant(type, PatternType.PREFIXED, beginnings, List.of(operations));
    }

    private List<String> documents() {
        return names(Stream.of(Channel.values()).map(topics::documents));
    }

    /** What a feed writes besides documents. */
    List<String> fed() {
        return names(Stream.of(topics.rejected(), topics.feeds()));
    }

    /** What a feed reads. */
    List<String> known() {
        return names(Stream.of(topics.generations(), topics.feeds()));
    }

    List<String> ofOperators() {
        return names(Stream.of(topics.generations(), topics.quarantined()));
    }

    List<String> tokens() {
        return names(Stream.of(topics.accessTokens()));
    }

    List<String> pauses() {
        return names(Stream.of(topics.sourcePauses()));
    }

    /** What operators write on the page. */
    List<String> actions() {
        return names(Stream.of(topics.operatorActions(), topics.sourcePauses()));
    }

    List<String> writtenByOperators() {
        return names(Stream.of(
                topics.generations(),
                topics.quarantined(),
                topics.copied(),
                topics.accessTokens(),
                topics.operatorActions(),
                topics.sourcePauses()));
    }

    /** What streams writes. */
    List<String> computed() {
        return without(Stream.of(documents(), writtenByOperators(), names(Stream.of(topics.feeds()))));
    }

    /** What the consumer reads. */
    List<String> stored() {
        return without(
                Stream.of(documents(), tokens(), pauses(), names(Stream.of(topics.deadLetters(), topics.copied()))));
    }

    /** Without originals, which may name persons, and without tokens. */
    List<String> ofReaders() {
        return without(Stream.of(documents(), tokens(), names(Stream.of(topics.rejected(), topics.deadLetters()))));
    }

    private List<String> without(Stream<List<String>> excluded) {
        Set<String> names = excluded.flatMap(List::stream).collect(Collectors.toSet());
        return all().stream().filter(name -> !names.contains(name)).toList();
    }

    private static List<String> names(Stream<? extends Topic<?>> topics) {
        return topics.map(Topic::name).toList();
    }
}
