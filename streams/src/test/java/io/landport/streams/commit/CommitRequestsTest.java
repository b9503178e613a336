package io.landport.streams.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitRequestsTest {
    private static final long NOW = 1_700_000_000_000L;

    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final ThreadInput input = ThreadInput.ofThisThread();
    private final CommitRequests commits = new CommitRequests(context);

    @BeforeEach
    void begin() {
        context.setCurrentSystemTimeMs(NOW - 1_000);
        commits.onCommit(false, 0);
        context.setCurrentSystemTimeMs(NOW);
    }

    /** Other tests of this thread read continuously. */
    @AfterEach
    void reset() {
        input.setPace(InputPace.CONTINUOUS);
    }

    @Test
    void shouldCommitWhenTheThreadHasProcessedWhatItReadsAtIntervals() {
        // Given
        input.setPace(InputPace.READING);

        // When
        commits.onRecord(NOW, 1);
        boolean isEarly = context.committed();
        input.setPace(InputPace.READ);
        running().forEach(punctuator -> punctuator.getPunctuator().punctuate(NOW + 10));

        // Then
        assertThat(isEarly).isFalse();
        assertThat(context.committed()).isTrue();
    }

    @Test
    void shouldLookMoreOftenWhenTheThreadBeginsToReadAtIntervals() {
        // Given
        commits.onCommit(true, 0);
        List<Duration> before = intervals();

        // When
        input.setPace(InputPace.READING);
        commits.onRecord(NOW, 1);

        // Then
        assertThat(before).containsExactly(CommitPace.MIN_INTERVAL);
        assertThat(intervals()).containsExactly(InputPace.COMMIT_CHECK);
    }

    @Test
    void shouldLookNoMoreWhenNothingIsLeft() {
        // Given
        commits.onRecord(NOW, 1);

        // When
        commits.onCommit(false, 0);

        // Then
        assertThat(intervals()).isEmpty();
    }

    private List<CapturedPunctuator> running() {
        return context.scheduledPunctuators().stream()
                .filter(punctuator -> !punctuator.cancelled())
                .toList();
    }

    private List<Duration> intervals() {
        return running().stream().map(CapturedPunctuator::getInterval).toList();
    }
}
