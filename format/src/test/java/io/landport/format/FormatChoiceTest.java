package io.landport.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.format.csv.MappingCatalog;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Texts;
import io.landport.format.json.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents whose format is found by their content, or by the content type of an event. */
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

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            "datacontenttype":"application/xml"                | <ASYCUDA/>  | missing-field | Type_of_declaration is missing
            "datacontenttype":"Text/XML; charset=utf-8"        | <MetaData/> | missing-field | Declaration is missing
            "datacontenttype":"application/x-ndjson"           | 7           | malformed-row | object
            "subject":"no content type"                        | 7           | malformed-row | object
            """)
    void shouldReadTheDataOfAnEventByItsContentType(String attribute, String data, String reason, String detail)
            throws FormatChoiceException {
        // Given
        Format events = new FormatChoice(MappingCatalog.bundled())
                .of(new FormatChoice.Wanted(null, null, CloudEvent.MEDIA_TYPE, Map.of()));

        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(
                events,
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/c\",\"type\":\"t\"," + attribute + ",\"data\":\""
                        + data + "\"}"));

        // Then
        assertThat(rejected.reason().code()).isEqualTo(reason);
        assertThat(rejected.detail()).contains(detail);
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
