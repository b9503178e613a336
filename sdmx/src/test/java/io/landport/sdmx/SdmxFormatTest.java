package io.landport.sdmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.sdmx.data.DataFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SdmxFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        V2_1 |                                                                        | GENERIC_XML
        V2_1 | */*                                                                    | GENERIC_XML
        V3_0 | text/html, application/xhtml+xml, */*;q=0.8                            | JSON
        V2_1 | application/xml                                                        | GENERIC_XML
        V3_0 | text/xml                                                               | XML
        V2_1 | application/vnd.sdmx.structurespecificdata+xml;version=2.1             | SPECIFIC_XML
        V2_1 | application/vnd.sdmx.data+csv;version=1.0.0;labels=id                  | CSV_1
        V2_1 | application/vnd.sdmx.data+csv                                          | CSV_1
        V3_0 | application/vnd.sdmx.data+csv; version=2.0.0; q=0.5                    | CSV_2
        V3_0 | text/csv                                                               | CSV_2
        V2_1 | application/json;q=0.9, text/csv                                       | CSV_1
        V2_1 | application/json;q=0.9, text/csv;q=0.8                                 | JSON
        V2_1 | application/vnd.sdmx.data+xml;version=3.0.0                            | XML
        """)
    void shouldChooseWhatTheClientPrefers(SdmxVersion version, String accepted, DataFormat format) {
        assertThat(SdmxFormat.choose(DataFormat.of(version), accepted == null ? "" : accepted))
                .isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "application/vnd.sdmx.data+json;version=1.0.0",
                "application/vnd.sdmx.data+csv;version=2.0.0;labels=both",
                "text/csv;q=0"
            })
    void shouldRefuseWhatIsNotOffered(String accepted) {
        assertThatThrownBy(() -> SdmxFormat.choose(DataFormat.of(SdmxVersion.V3_0), accepted))
                .isInstanceOf(SdmxException.class)
                .hasMessageContaining("application/vnd.sdmx.data+json;version=2.0.0");
    }
}
