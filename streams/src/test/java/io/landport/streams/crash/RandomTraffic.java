package io.landport.streams.crash;

import io.landport.domain.HeaderBuilder;
import io.landport.domain.LineBuilder;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Random messages of random documents, as feeds send them: revisions and decisions in any order, duplicates, conflicts,
 * malformed revisions that are corrected under the same number, bytes that are not a document.
 */
final class RandomTraffic {
    /** No statistical day is later. */
    static final LocalDate LAST_DAY = LocalDate.of(2021, 4, 10);

    private static final int NUMBERS = 5;
    private static final int NAMED = 15;
    private static final int MAX_DAYS_BACK = 500;
    private static final long MAX_VALUE = 1_000_000_000_000_000_000L;
    private static final String[] COMMODITIES = {"44", "440710", "44071190", "44071191", "870323", "87032310", "27"};
    private static final @Nullable String[] UNITS = {null, "NO", "KG", "035"};
    private static final String[] OUTCOMES = {"released", "released", "released", "refused", "annulled"};

    private final SplittableRandom random;
    private final int ports;

    /** @param ports the number of crossings */
    RandomTraffic(SplittableRandom random, int ports) {
        this.random = random;
        this.ports = ports;
    }

    /** Messages of this many documents, in random order. */
    List<TestMessage> messages(int documents) {
        List<TestMessage> messages = new ArrayList<>();
        for (int number = 0; number < documents; number++) {
            addDocument(id("document " + number), messages);
        }
        for (int repeated = messages.size() / 5; repeated > 0; repeated--) {
            messages.add(messages.get(random.nextInt(messages.size())));
        }
        for (int strange = messages.size() / 20; strange > 0; strange--) {
            messages.add(strange(messages.get(random.nextInt(messages.size()))));
        }
        return shuffled(messages);
    }

    /** Documents with one revision and one line each, which all count. */
    List<TestMessage> plain(int documents) {
        List<TestMessage> messages = new ArrayList<>();
        for (int number = 0; number < documents; number++) {
            messages.add(
                    TestMessage.of(declaration(american("plain " + number), 0, LAST_DAY.minusDays(100), 1, "USD")));
        }
        return messages;
    }

    private List<TestMessage> shuffled(List<TestMessage> messages) {
        for (int i = messages.size() - 1; i > 0; i--) {
            messages.set(i, messages.set(random.nextInt(i + 1), messages.get(i)));
        }
        return messages;
    }

    private DocumentId id(String number) {
        return switch (random.nextInt(4)) {
            case 0 -> american(number);
            case 1 -> new DocumentId(Channel.E_COMMERCE, "cn-ceb", number);
            case 2 -> new DocumentId(Channel.CUSTOMS, "ru-fcs", number);
            default -> new DocumentId(Channel.CUSTOMS, "cn-gacc", number);
        };
    }

    private static DocumentId american(String number) {
        return new DocumentId(Channel.CUSTOMS, "us-bts", number);
    }

    private void addDocument(DocumentId id, List<TestMessage> messages) {
        for (long number = 0; number < NUMBERS; number++) {
            if (isOneOf(2)) {
                messages.add(TestMessage.of(revision(id, number)));
                if (isOneOf(8)) {
                    messages.add(TestMessage.of(revision(id, number)));
                }
                if (isOneOf(6)) {
                    messages.add(TestMessage.of(declaration(id, number, day(), 1, "money")));
                }
            }
            if (isOneOf(id.source().equals("us-bts") ? 20 : 2)) {
                messages.add(TestMessage.of(decision(id, number)));
                if (isOneOf(10)) {
                    messages.add(TestMessage.of(decision(id, number)));
                }
            }
        }
    }

    private TradeDocument revision(DocumentId id, long number) {
        return isOneOf(6)
                ? new Cancellation(id, number)
                : declaration(id, number, day(), 1 + random.nextInt(3), currency(id));
    }

    private Decision decision(DocumentId id, long number) {
        Long named = random.nextBoolean() ? (Long) random.nextLong(NUMBERS) : null;
        return new Decision(id, number, named, OUTCOMES[random.nextInt(OUTCOMES.length)]);
    }

    private Declaration declaration(DocumentId id, long revision, LocalDate day, int lines, String currency) {
        List<Line> declared = new ArrayList<>();
        for (int left = lines; left > 0; left--) {
            declared.add(line());
        }
        List<String> summarises = isOneOf(4) && lines > 1 ? numbers() : List.of();
        return new Declaration(id, revision, header(id.source(), day, currency), declared, summarises);
    }

    /** Numbers of documents that may not arrive or not be lists; some repeat. */
    private List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            numbers.add("document " + random.nextInt(NAMED));
        }
        return numbers;
    }

    private Header header(String source, LocalDate day, String currency) {
        HeaderBuilder header = new HeaderBuilder()
                .statisticalDate(day)
                .flow(random.nextBoolean() ? "import" : "export")
                .currency(currency);
        switch (source) {
            case "us-bts" ->
                header.crossing("us-port", "" + (1_000 + random.nextInt(ports)))
                        .mode("5")
                        .partner("CA");
            case "ru-fcs" -> header.crossing(null, "10719110").partner("CN").procedure(isOneOf(6) ? "80" : "40");
            default ->
                header.crossing("gacc", "1902")
                        .mode("3")
                        .partner("RU")
                        .region("23019")
                        .procedure(isOneOf(6) ? "4500" : "0110");
        }
        return header.build();
    }

    private static String currency(DocumentId id) {
        return id.source().equals("us-bts") ? "USD" : "CNY";
    }

    private Line line() {
        // Ten of the largest do not fit in 64 bits.
        long value = isOneOf(4) ? MAX_VALUE : random.nextLong(1_000);
        Long weight = isOneOf(5) ? null : (Long) random.nextLong(1_000);
        String unit = UNITS[random.nextInt(UNITS.length)];
        Long quantity = isOneOf(3) ? null : (Long) random.nextLong(1_000);
        return new LineBuilder(COMMODITIES[random.nextInt(COMMODITIES.length)], value)
                .netWeight(weight)
                .quantity(quantity, unit)
                .build();
    }

    /** Mostly recent; some are later than the received day, which is rejected. */
    private LocalDate day() {
        int back = isOneOf(3) ? random.nextInt(MAX_DAYS_BACK) : 4 * random.nextInt(20);
        return LAST_DAY.minusDays(back);
    }

    private TestMessage strange(TestMessage message) {
        TradeDocument document = message.document();
        Channel other = message.topic() == Channel.CUSTOMS ? Channel.E_COMMERCE : Channel.CUSTOMS;
        return switch (random.nextInt(5)) {
            case 0 -> new TestMessage(message.topic(), message.key(), null, message.isMisplaced());
            case 1 -> new TestMessage(message.topic(), message.key() + '0', document, false);
            case 2 -> new TestMessage(other, message.key(), document, false);
            case 3 -> TestMessage.of(new Cancellation(new DocumentId(Channel.CUSTOMS, "unheard-of", "1"), 1));
            default -> new TestMessage(message.topic(), message.key(), document, true);
        };
    }

    private boolean isOneOf(int many) {
        return random.nextInt(many) == 0;
    }
}
