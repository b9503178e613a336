package io.landport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of views is the one that the comments of the store make. With {@code -Ddocs.write} it is written first. */
@Tag("server")
class ViewReferenceTest {
    @Test
    void shouldBeThePage() throws Exception {
        // When
        String page = ViewReference.of(Database.migrated());

        // Then
        if (System.getProperty("docs.write") != null) {
            Files.writeString(ViewReference.PAGE, page);
        }
        assertThat(page).isEqualTo(Files.readString(ViewReference.PAGE));
    }
}
