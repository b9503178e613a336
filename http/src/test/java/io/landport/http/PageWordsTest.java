package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The words that all pages share, and those of the start page. */
final class PageWordsTest {
    private static final PageWords WORDS = new PageWords(PageWords.SHARED);

    @Test
    void shouldBeTranslated() throws IOException {
        WORDS.checkTranslations("Landport|OpenAPI|SDMX|HTTP|Python|R");
    }

    @Test
    void shouldNameEachDoorOfTheStartPage() throws IOException {
        assertThat(WORDS.in("en").keySet())
                .contains("start.title")
                .containsAll(StartPage.doors().stream()
                        .flatMap(door -> java.util.stream.Stream.of("start." + door, "start." + door + ".text"))
                        .toList());
    }
}
