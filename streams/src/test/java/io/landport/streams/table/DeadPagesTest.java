package io.landport.streams.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DeadPagesTest {
    private static final int SIZE = 1000;
    private static final double STEP = 1.0 / 64;

    private final SplittableRandom random = Seed.random("dead pages");
    private final DeadPages deadPages = new DeadPages();

    @Test
    void shouldFindAPageWithAboutTheGreatestShare() {
        // Given
        List<Page> pages = new ArrayList<>(pages(50));

        for (int i = 0; i < 5_000; i++) {
            // When
            Page changed = pages.get(random.nextInt(pages.size()));
            if (random.nextInt(4) > 0 && changed.live() > 0) {
                retire(changed, 1 + random.nextInt(changed.live()));
            } else if (random.nextBoolean()) {
                add(changed, random.nextInt(SIZE));
            } else {
                deadPages.onDrop(changed);
                pages.remove(changed);
                pages.addAll(pages(1));
            }

            // Then
            double greatest =
                    pages.stream().mapToDouble(DeadPagesTest::share).max().orElseThrow();
            Page found = deadPages.most(page -> true);
            if (found == Page.NONE) {
                assertThat(greatest).isLessThan(0.125);
            } else {
                assertThat(share(found)).isGreaterThan(greatest - STEP);
                assertThat(pages).contains(found);
            }
        }
    }

    @Test
    void shouldPassOverPagesThatMayNotBeDropped() {
        // Given
        List<Page> pages = pages(3);
        retire(pages.get(0), 900);
        retire(pages.get(1), 500);
        retire(pages.get(2), 100);

        // Then
        assertThat(deadPages.most(page -> page != pages.get(0))).isSameAs(pages.get(1));
        assertThat(deadPages.most(page -> page == pages.get(2))).isSameAs(Page.NONE);
    }

    @Test
    void shouldConsiderOnePageOfMany() {
        // Given
        List<Page> pages = pages(100_000);
        pages.forEach(page -> retire(page, random.nextInt(SIZE)));
        AtomicInteger considered = new AtomicInteger();

        // When
        for (int i = 0; i < 1000; i++) {
            deadPages.onDrop(deadPages.most(page -> considered.incrementAndGet() > 0));
        }

        // Then
        assertThat(considered).hasValue(1000);
    }

    private List<Page> pages(int count) {
        List<Page> pages = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Page page = new Page(number, 1, ByteBuffer.allocate(0), 0, Integer.MAX_VALUE, false);
            add(page, SIZE);
            pages.add(page);
        }
        return pages;
    }

    private static void add(Page page, int size) {
        page.extend(size);
        page.addLive(size);
    }

    private void retire(Page page, int size) {
        page.addLive(-size);
        deadPages.onRetire(page);
    }

    private static double share(Page page) {
        return 1 - (double) page.live() / page.end();
    }
}
