package io.landport.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.bench.workload.Workload.MessageType;
import io.landport.domain.Seed;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.settle.WinnersLoop;
import io.landport.domain.total.TotalKey;
import io.landport.reference.ReferenceReader;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class WorkloadTest {
    private static final int MESSAGES = 20_000;
    private static final LocalDate RECEIVED = WorkloadCatalog.NEWEST;

    private final long seed = Seed.random("WorkloadTest").nextLong();
    private final Workload workload = new Workload(seed);
    private final Judge judge = new Judge(ReferenceReader.bundled());

    @Test
    void shouldGiveTheSameMessageForTheSameIndex() {
        // When
        List<TradeDocument> backwards = IntStream.range(0, MESSAGES)
                .mapToObj(index -> new Workload(seed).message(MESSAGES - 1 - index))
                .collect(Collectors.toCollection(ArrayList::new));

        // Then
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(messages());
    }

    @Test
    void shouldHaveTheDocumentedPercentages() {
        // When
        Map<MessageType, Long> types = IntStream.range(0, MESSAGES)
                .boxed()
                .collect(Collectors.groupingBy(workload::type, Collectors.counting()));

        // Then
        assertThat(percent(types.get(MessageType.CREATION))).isCloseTo(80, Offset.offset(2L));
        assertThat(percent(types.get(MessageType.AMENDMENT) + types.get(MessageType.CANCELLATION)))
                .isCloseTo(15, Offset.offset(2L));
        assertThat(percent(types.get(MessageType.DUPLICATE))).isCloseTo(5, Offset.offset(2L));
    }

    @Test
    void shouldBeAcceptedWithTheBundledReferenceData() {
        // Then
        assertThat(judged()).hasSize(MESSAGES);
    }

    @Test
    void shouldReachEverySectorCrossingAndDay() {
        // When
        List<TotalKey> keys = List.copyOf(new WinnersLoop(judged()).totals().keySet());

        // Then
        assertThat(keys.stream().map(key -> key.series().sector()).distinct()).hasSize(25);
        assertThat(keys.stream().map(key -> key.series().crossing()).distinct()).hasSize(24);
        assertThat(keys.stream().map(TotalKey::day).distinct()).hasSize(60);
    }

    @Test
    void shouldAddUpToTheTotalsOfTheRules() {
        // Given
        Map<String, Sums> byTheRules = new HashMap<>();
        new WinnersLoop(judged()).totals().forEach((key, numbers) -> byTheRules.put(key.key(), sums(numbers)));

        // When
        Map<String, Sums> totals = Oracle.totals(workload, MESSAGES);

        // Then
        assertThat(totals).isEqualTo(byTheRules);
    }

    private List<TradeDocument> messages() {
        return IntStream.range(0, MESSAGES).mapToObj(workload::message).toList();
    }

    private List<Judged> judged() {
        return messages().stream()
                .flatMap(document ->
                        judge.judge(document, Channel.CUSTOMS, document.id().key(), RECEIVED).accepted().stream())
                .toList();
    }

    private static long percent(long messages) {
        return messages * 100 / MESSAGES;
    }

    private static Sums sums(List<BigInteger> numbers) {
        return new Sums(
                numbers.get(0).longValueExact(),
                numbers.get(1).longValueExact(),
                numbers.get(2).longValueExact(),
                numbers.get(3).longValueExact());
    }
}
