package io.landport.store.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.Seed;
import io.landport.domain.document.Channel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random records, looked up in their segment and in a plain list. */
final class SegmentBuilderTest {
    private static final DocumentPartition PARTITION = new DocumentPartition(Channel.CUSTOMS, 3);
    private static final int RECORDS = 5_000;
    private static final long FIRST_OFFSET = 1_000_000_000_000L;
    private static final LocalDate DAY = LocalDate.of(2024, 1, 15);

    private record Message(
            long offset, String key, @Nullable DeclaredPlace place, LocalDate day) {}

    @Test
    void shouldFindTheRevisionsOfAPlaceAndDay() {
        // Given
        List<Message> messages = messages(Seed.random("revisions of a segment"));
        Segment segment = segment(messages, RECORDS);
        Message sought =
                messages.stream().filter(m -> m.place() != null).findFirst().orElseThrow();
        List<Long> found = new ArrayList<>();

        // When
        segment.revisions()
                .forEach((month, postings) -> postings.find(
                        (place, dayOfMonth) ->
                                segment.head().places().get(place).equals(sought.place())
                                        && month.atDay(dayOfMonth).equals(sought.day()),
                        offset -> found.add(FIRST_OFFSET + offset)));

        // Then
        assertThat(found)
                .containsExactlyElementsOf(messages.stream()
                        .filter(m -> sought.place().equals(m.place()) && m.day().equals(sought.day()))
                        .map(Message::offset)
                        .toList())
                .isNotEmpty();
    }

    @Test
    void shouldFindEveryRevisionOnce() {
        // Given
        List<Message> messages = messages(Seed.random("all revisions of a segment"));
        Segment segment = segment(messages, RECORDS);
        List<Long> found = new ArrayList<>();

        // When
        segment.revisions()
                .values()
                .forEach(postings -> postings.find((place, day) -> true, offset -> found.add(FIRST_OFFSET + offset)));

        // Then
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(messages.stream()
                        .filter(m -> m.place() != null)
                        .map(Message::offset)
                        .toList());
    }

    @Test
    void shouldFindAllRecordsOfDocuments() {
        // Given
        List<Message> messages = messages(Seed.random("documents of a segment"));
        Segment segment = segment(messages, RECORDS);
        List<String> keys = IntStream.range(0, RECORDS)
                .filter(i -> i % 7 == 0)
                .mapToObj(i -> messages.get(i).key())
                .distinct()
                .toList();
        long[] hashes = keys.stream()
                .mapToLong(key -> Integer.toUnsignedLong(KeyHash.of(key.getBytes(UTF_8))))
                .sorted()
                .distinct()
                .toArray();
        List<Long> found = new ArrayList<>();

        // When
        segment.messages().forEach(postings -> postings.find(hashes, offset -> found.add(FIRST_OFFSET + offset)));

        // Then
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(messages.stream()
                        .filter(m -> keys.contains(m.key()))
                        .map(Message::offset)
                        .toList());
    }

    @Test
    void shouldNotLetReceivedDaysGoBack() {
        // Given
        SegmentBuilder builder = new SegmentBuilder(PARTITION, 10, moment(DAY), 10);
        builder.add(10, moment(DAY.minusDays(3)), 1);
        builder.add(11, moment(DAY.plusDays(1)), 2);
        builder.add(12, moment(DAY), 3);

        // When
        ReceivedDayStarts days = builder.build(13).head().receivedDays();

        // Then
        assertThat(List.of(days.of(10), days.of(11), days.of(12)))
                .containsExactly(DAY, DAY.plusDays(1), DAY.plusDays(1));
        assertThat(builder.latestMoment()).isEqualTo(moment(DAY.plusDays(1)));
        assertThatThrownBy(() -> days.of(9)).hasMessage("no received day is known before offset 9");
    }

    @Test
    void shouldKeepPlacesAsTheyAre() {
        // Given
        List<DeclaredPlace> places = List.of(
                new DeclaredPlace("us-bts", null, "2304", null),
                new DeclaredPlace("cn-gacc", "gacc", "绥芬河\u0000|", ""),
                new DeclaredPlace("", "", "", "3"));

        // When
        List<DeclaredPlace> read = PlaceList.of(PlaceList.pack(places));

        // Then
        assertThat(read).isEqualTo(places);
    }

    @Test
    void shouldTakeFewBytesForADocument() {
        // Given
        SplittableRandom random = new SplittableRandom(1);
        SegmentBuilder builder = new SegmentBuilder(PARTITION, 0, SegmentBuilder.NO_MOMENT, SegmentBuilder.CAPACITY);
        for (int i = 0; i < SegmentBuilder.CAPACITY; i++) {
            DeclaredPlace place = new DeclaredPlace("us-bts", null, Integer.toString(random.nextInt(300)), null);
            builder.add(i, moment(DAY), random.nextInt(), place, DAY.minusDays(random.nextInt(4)));
        }

        // When
        Segment segment = builder.build(SegmentBuilder.CAPACITY);

        // Then
        int bytes = segment.revisions().values().stream()
                        .mapToInt(postings -> postings.packed().length)
                        .sum()
                + segment.messages().stream()
                        .mapToInt(postings -> postings.packed().length)
                        .sum();
        assertThat(bytes / SegmentBuilder.CAPACITY).isLessThan(9);
    }

    private static Segment segment(List<Message> messages, int capacity) {
        SegmentBuilder builder = new SegmentBuilder(PARTITION, FIRST_OFFSET, SegmentBuilder.NO_MOMENT, capacity);
        for (Message message : messages) {
            int hash = KeyHash.of(message.key().getBytes(UTF_8));
            if (message.place() == null) {
                builder.add(message.offset(), moment(DAY), hash);
            } else {
                builder.add(message.offset(), moment(DAY), hash, message.place(), message.day());
            }
        }
        assertThat(builder.isFull()).isTrue();
        return builder.build(messages.get(messages.size() - 1).offset() + 1);
    }

    private static List<Message> messages(SplittableRandom random) {
        List<Message> messages = new ArrayList<>();
        long offset = FIRST_OFFSET;
        for (int i = 0; i < RECORDS; i++) {
            offset += random.nextInt(3) == 0 ? 2 : 1;
            DeclaredPlace place = random.nextInt(5) == 0
                    ? null
                    : new DeclaredPlace("us-bts", null, Integer.toString(random.nextInt(20)), null);
            messages.add(new Message(
                    offset, "document " + random.nextInt(RECORDS), place, DAY.minusDays(random.nextInt(90))));
        }
        return messages;
    }

    private static long moment(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
