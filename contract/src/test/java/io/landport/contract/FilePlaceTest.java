package io.landport.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilePlaceTest {
    @Test
    void shouldReadWhatItWrites() {
        for (String file : List.of("dot3_0122.csv", "a file 7.csv", "申报单.xml", "-")) {
            // Given
            FilePlace place = new FilePlace(file, 151);

            // Then
            assertThat(FilePlace.ofHeader(place.header())).contains(place);
        }
    }

    @Test
    void shouldNotKeepFolders() {
        assertThat(FilePlace.in("/home/jane/feeds/a.csv", 1)).isEqualTo(new FilePlace("a.csv", 1));
        assertThat(FilePlace.in("feeds\\a.csv", 1)).isEqualTo(new FilePlace("a.csv", 1));
    }

    @Test
    void shouldTellTheTopicOfARecordFromTheNameOfAFile() {
        // Given
        String record = FilePlace.nameOf("eu.intake.rail-1.v1", 3, 77);

        // Then
        assertThat(record).isEqualTo("eu.intake.rail-1.v1-3@77");
        assertThat(FilePlace.topic(new FilePlace(record, 2).header())).contains("eu.intake.rail-1.v1");
        for (String header : List.of("1 a.csv", "1 a@7", "1 a.v1-3@", "1 a.v1-x@7", "@7", "7", "")) {
            assertThat(FilePlace.topic(header.getBytes(UTF_8))).as(header).isEmpty();
        }
        assertThat(FilePlace.topic(null)).isEmpty();
    }

    @Test
    void shouldIgnoreWhatAnotherProgramWrote() {
        for (String header : List.of(
                "", "a.csv", "0 a.csv", "-1 a.csv", "7", "7 ", "9999999999999999999 a.csv", "7 " + "x".repeat(999))) {
            // Then
            assertThat(FilePlace.ofHeader(header.getBytes(UTF_8))).as(header).isEmpty();
        }
        assertThat(FilePlace.ofHeader(null)).isEmpty();
    }
}
