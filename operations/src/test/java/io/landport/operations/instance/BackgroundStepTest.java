package io.landport.operations.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BackgroundStepTest {
    private final List<String> released = new ArrayList<>();

    @Test
    void shouldWaitForAStepAndReleaseItsResultWhenItIsClosed() {
        // Given
        Thread closing = Thread.currentThread();
        BackgroundStep<String> step = BackgroundStep.begin(
                "test",
                () -> {
                    while (closing.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                    return "server";
                },
                released::add);

        // When
        step.close();

        // Then
        assertThat(released).containsExactly("server");
    }

    @Test
    void shouldThrowTheExceptionOfTheStepAndReleaseNothing() {
        // Given
        BackgroundStep<String> step = BackgroundStep.begin(
                "test",
                () -> {
                    throw new StoreException("no such store");
                },
                released::add);

        // When, then
        assertThatThrownBy(step::await).isInstanceOf(StoreException.class).hasMessage("no such store");
        step.close();
        assertThat(released).isEmpty();
    }
}
