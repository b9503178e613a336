package io.landport.sdmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class XmlOutputTest {

    @Test
    void shouldEscapeTexts() throws IOException {
        // Given
        StringWriter text = new StringWriter();

        // When
        new XmlOutput(text)
                .start("a")
                .attribute("b", "\"<&>\n\u0001")
                .element("c", "x < y & z")
                .start("d")
                .end()
                .finish();

        // Then
        assertThat(text).hasToString("<a b=\"&quot;&lt;&amp;&gt;&#10;?\"><c>x &lt; y &amp; z</c><d/></a>\n");
    }
}
