package io.landport.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents in XML whose format nobody has named. */
final class FormatChoiceTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', textBlock = """
            <ASYCUDA id='1'/>,                                                        asycuda-sad
            <?xml version='1.0'?><!-- export --><a:ESADout_CU xmlns:a='urn:a'/>,      eaeu-esad
            <Envelope><Header><Id>7</Id></Header><Body><KDTout_CU/></Body></Envelope>, eaeu-esad
            <MetaData xmlns='urn:wco'/>,                                              wco-dms
            <CEB621Message/>,                                                         cn-ceb
            <a><CEB621Message/><ASYCUDA/></a>,                                        cn-ceb
            <unknown/>,                                                               cn-ceb
            <ASYCUDA <,                                                               cn-ceb
            """)
    void shouldRecognizeAFormatByItsFirstElements(String document, String format) {
        assertThat(FormatChoice.ofXml(document.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(format);
    }

    /** No further: a record may have thousands of elements. */
    @ParameterizedTest
    @CsvSource({"63, asycuda-sad", "64, cn-ceb"})
    void shouldLookForAMessageInTheEnvelopeOnly(int before, String format) {
        assertThat(FormatChoice.ofXml(
                        ("<a>" + "<b/>".repeat(before - 1) + "<ASYCUDA/></a>").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(format);
    }
}
