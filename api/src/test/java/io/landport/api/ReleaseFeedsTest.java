package io.landport.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.access.Role;
import io.landport.http.Doors;
import io.landport.http.FrontDoor;
import io.landport.query.StorePool;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The Atom feed and the calendar of a real store, read by a parser. */
@Tag("server")
final class ReleaseFeedsTest {
    private static final Instant NOW = Instant.parse("2021-06-10T12:00:00Z");
    private static final RoleTokens TOKENS = new RoleTokens(NOW);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiStore store = ApiStore.migrated();
    private final AnswersMount answers = new AnswersMount(
            connections -> new StorePool(store.url(), "postgres", "", Duration.ofSeconds(20), connections));
    private final FrontDoor door = FrontDoor.with(Doors.onLoopback(), Clock.fixed(NOW, ZoneOffset.UTC))
            .tokens(TOKENS)
            .mount(answers)
            .start();

    @BeforeEach
    void fill() throws Exception {
        store.with("suifenhe-rail", "2021-01", "2021-02-03", 5, "7.0001", "8")
                .with("suifenhe-rail", "2021-02", "2021-04-01", 2, "10", "4")
                .with("heihe", "2021-01", "2021-04-01", 1, "0.5", "0.001")
                .with("suifenhe-rail", "2021-03", "2021-04-09", 3, "1", "1");
    }

    @AfterEach
    void close() {
        door.close();
        answers.close();
    }

    @Test
    void shouldHaveAnEntryForEachMonthOfAReceivedDayNewestFirst() throws Exception {
        // When
        Document feed = feed("/v1/changes.atom");

        // Then
        assertThat(texts(feed, "entry", "title"))
                .containsExactly("China: 2021-03 published", "China: 2021-02 published", "China: 2021-01 revised");
        assertThat(texts(feed, "entry", "content"))
                .containsExactly(
                        "Imports: 3 lines, value 1 CNY, weight 1 kg",
                        "Imports: 2 lines, value 10 CNY, weight 4 kg",
                        "Imports: 1 lines, value 0.5 CNY, weight 0.001 kg");
        assertThat(texts(feed, "entry", "published"))
                .containsExactly("2021-04-09T00:00:00Z", "2021-04-01T00:00:00Z", "2021-04-01T00:00:00Z");
        assertThat(texts(feed, "entry", "updated"))
                .containsExactly("2021-04-10T00:00:00Z", "2021-04-02T00:00:00Z", "2021-04-02T00:00:00Z");
        assertThat(texts(feed, "feed", "updated")).containsExactly("2021-04-10T00:00:00Z");
        assertThat(texts(feed, "author", "name")).containsExactly("Landport");
        assertThat(texts(feed, "entry", "id")).doesNotHaveDuplicates().allMatch(id -> id.startsWith("urn:uuid:"));
    }

    @Test
    void shouldLinkTheMonthsOfReceiptAndKeepIdentifiers() throws Exception {
        // Given
        Document april = feed("/v1/changes.atom");
        Document february = feed("/v1/changes.atom?month=2021-02");
        String etag = get("/v1/changes.atom").headers().firstValue("ETag").orElseThrow();

        // When
        store.with("heihe", "2021-03", "2021-04-09", 1, "1", "1");

        // Then
        assertThat(link(april, "prev-archive")).containsExactly("/v1/changes.atom?month=2021-03");
        assertThat(link(april, "next-archive")).isEmpty();
        assertThat(link(february, "prev-archive")).isEmpty();
        assertThat(link(february, "next-archive")).containsExactly("/v1/changes.atom?month=2021-03");
        assertThat(link(february, "current")).containsExactly("/v1/changes.atom");
        assertThat(texts(february, "feed", "id")).isEqualTo(texts(april, "feed", "id"));
        assertThat(texts(february, "entry", "title")).containsExactly("China: 2021-01 published");
        assertThat(texts(feed("/v1/changes.atom"), "entry", "id")).isEqualTo(texts(april, "entry", "id"));
        assertThat(get("/v1/changes.atom").headers().firstValue("ETag")).isNotEqualTo(etag);
        HttpResponse<byte[]> alternate = get(link(april, "alternate").get(0) + "&format=csv");
        assertThat(new String(alternate.body(), StandardCharsets.UTF_8))
                .endsWith("2021-04-09,2021-03,cn-gacc,import,published,4,2,CNY,2\n");
    }

    @Test
    void shouldLeadReadersOfFeedsToTheFeed() throws Exception {
        // When
        HttpResponse<byte[]> feed = get("/v1/changes?flow=import", "application/atom+xml, application/rss+xml;q=0.8");

        // Then
        assertThat(feed.statusCode()).isEqualTo(303);
        assertThat(feed.headers().firstValue("Location")).hasValue("/v1/changes.atom?flow=import");
        assertThat(feed.headers().firstValue("Vary")).hasValue("Accept");
        for (HttpResponse<byte[]> rows : List.of(
                get("/v1/changes?since=2021-01-01", "application/json"),
                get("/v1/changes?since=2021-01-01&format=json", "application/atom+xml"))) {
            assertThat(rows.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        }
    }

    @Test
    void shouldFilterAndTranslate() throws Exception {
        // Then
        assertThat(texts(feed("/v1/changes.atom?flow=import&language=zh"), "entry", "title"))
                .containsExactly("China：2021-03 已发布", "China：2021-02 已发布", "China：2021-01 已修订");
        assertThat(texts(feed("/v1/changes.atom?flow=export"), "entry", "title"))
                .isEmpty();
        store.execute("UPDATE source SET name_zh = '中国海关' WHERE id = 'cn-gacc'");
        assertThat(new String(get("/v1/changes.ics?language=zh").body(), StandardCharsets.UTF_8))
                .contains("SUMMARY:中国海关：2021-01 已发布");
        assertThat(new String(get("/v1/changes.ics?language=ru").body(), StandardCharsets.UTF_8))
                .contains("SUMMARY:China: опубликованы данные за 2021-01");
        assertThat(get("/v1/changes.atom?month=2021").statusCode()).isEqualTo(400);
        assertThat(get("/v1/changes.atom?since=2021-01-01").statusCode()).isEqualTo(400);
        assertThat(get("/v1/changes.ics?crossing=heihe").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldHaveAnEventForEachRelease() throws Exception {
        // Given
        store.execute("UPDATE source SET name = 'China; customs, and everything else at the border — 中国海关总署统计分析司的数据发布'"
                + " WHERE id = 'cn-gacc'");

        // When
        HttpResponse<byte[]> calendar = get("/v1/changes.ics");

        // Then
        String text = new String(calendar.body(), StandardCharsets.UTF_8);
        assertThat(calendar.headers().firstValue("Content-Type")).hasValue("text/calendar; charset=utf-8");
        assertThat(text).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(text.split("\r\n", -1))
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75 && !line.contains("\n"))
                .anyMatch(line -> line.startsWith(" "));
        List<String> lines = List.of(text.replace("\r\n ", "").split("\r\n", -1));
        // The delay is the longest of 3, 32 and 9 days: that of February.
        assertThat(values(lines, "DTSTART;VALUE=DATE"))
                .containsExactly("20210203", "20210401", "20210409", "20210601", "20210702", "20210801");
        assertThat(values(lines, "DTEND;VALUE=DATE"))
                .containsExactly("20210204", "20210402", "20210410", "20210602", "20210703", "20210802");
        assertThat(values(lines, "STATUS"))
                .containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED", "TENTATIVE", "TENTATIVE", "TENTATIVE");
        assertThat(values(lines, "UID"))
                .allMatch(uid -> uid.startsWith("cn-gacc-2021-0"))
                .doesNotHaveDuplicates();
        assertThat(values(lines, "DTSTAMP")).hasSize(6).allMatch(stamp -> stamp.matches("\\d{8}T000000Z"));
        assertThat(values(lines, "SUMMARY"))
                .startsWith(
                        "China\\; customs\\, and everything else at the border — 中国海关总署统计分析司的数据发布: 2021-01 published")
                .last()
                .asString()
                .endsWith(": 2021-06 expected");
        assertThat(values(lines, "DESCRIPTION")).startsWith("3 days after the end of the month");
    }

    private static List<String> values(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ':'))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    private static List<String> texts(Document feed, String parent, String name) {
        List<String> texts = new ArrayList<>();
        NodeList elements = feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name);
        for (int i = 0; i < elements.getLength(); i++) {
            if (elements.item(i).getParentNode().getLocalName().equals(parent)) {
                texts.add(elements.item(i).getTextContent());
            }
        }
        return texts;
    }

    private static List<String> link(Document feed, String relation) {
        List<String> targets = new ArrayList<>();
        NodeList links = feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "link");
        for (int i = 0; i < links.getLength(); i++) {
            if (links.item(i) instanceof Element link
                    && link.getAttribute("rel").equals(relation)) {
                targets.add(link.getAttribute("href"));
            }
        }
        return targets;
    }

    private Document feed(String path) throws Exception {
        HttpResponse<byte[]> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/atom+xml; charset=utf-8");
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        return parsers.newDocumentBuilder().parse(new ByteArrayInputStream(response.body()));
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return get(path, "*/*");
    }

    private HttpResponse<byte[]> get(String path, String accepted) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(door.address() + path))
                        .header("Accept", accepted)
                        .header("Authorization", TOKENS.authorization(Role.ANALYST))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
