package io.landport.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.console.pipeline.ProcessFigures;
import io.landport.console.pipeline.TestPipeline;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.monitor.ObservedPipeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of the page as files over HTTP. */
final class ExportRoutesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final String TABLE = "{'title':'Fates','columns':['Source','Documents','Value','Number'],'rows':["
            + "['cn-gacc','1200','12.5','0017'],['=cmd','','-3','=1']]}";

    @AutoClose
    private final FrontDoor door = FrontDoor.with(HttpSettings.onLoopback(0), CLOCK)
            .mount(ConsoleSamples.mount(new ExportRoutes(ExportRoutesTest::input, CLOCK).all()))
            .start();

    /** Spreadsheets know UTF-8 by the mark, and take no text for a formula. */
    @Test
    void shouldWriteWhatATableShowsAsCsv() throws Exception {
        // When
        HttpResponse<byte[]> response = export("csv", TABLE);

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("""
                        \ufeffSource,Documents,Value,Number
                        cn-gacc,1200,12.5,0017
                        '=cmd,,-3,'=1
                        """);
    }

    /** A number with leading zeros is a text, and stays one. */
    @Test
    void shouldWriteNumbersAsNumbersOfAWorkbook() throws Exception {
        // When
        HttpResponse<byte[]> response = export("xlsx", TABLE);

        // Then
        String sheet = sheet(response.body());
        assertThat(sheet).contains("<v>1200</v>", "<v>12.5</v>", "<v>-3</v>").doesNotContain("<v>17</v>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pdf|{'columns':['a'],'rows':[]}",
                "csv|{'columns':[],'rows':[]}",
                "csv|{'columns':['a'],'rows':[['1','2']]}",
                "csv|no JSON"
            })
    void shouldRefuseWhatIsNoTable(String format, String body) throws Exception {
        assertThat(export(format, body).statusCode()).isEqualTo(400);
    }

    private static String sheet(byte[] workbook) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return "";
    }

    private HttpResponse<byte[]> export(String format, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(door.address() + "/v1/console/export?format=" + format))
                .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    private static ConsoleInput input() {
        ObservedPipeline pipeline = TestPipeline.of(Map.of(), Map::of);
        return new ConsoleInput(pipeline, List.of(), () -> ProcessFigures.NONE, false);
    }
}
