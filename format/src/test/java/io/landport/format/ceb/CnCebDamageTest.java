package io.landport.format.ceb;

import static io.landport.format.ceb.CebTexts.element;
import static io.landport.format.ceb.CebTexts.goods;
import static io.landport.format.ceb.CebTexts.head;
import static io.landport.format.ceb.CebTexts.line;
import static io.landport.format.ceb.CebTexts.list;
import static io.landport.format.ceb.CebTexts.message;
import static io.landport.format.ceb.CebTexts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.judge.Reason;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.Lines;
import io.landport.format.feed.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing but documents, rejections and a refusal comes out of damaged or hostile XML, and memory stays bounded. */
@Isolated // measures memory
class CnCebDamageTest {
    private static final Format FORMAT = CebMessages.FORMAT;

    @Test
    void shouldKeepTheListsBeforeACutWhereverItIs() {
        // Given
        String first = list(head(), line(goods()));
        String xml = message("603", first, list(with(head(), "invtNo", "19252026E000000002"), line(goods())));
        int endOfFirst = xml.indexOf(first) + first.length();
        int endOfSecond = xml.indexOf("<ceb:BaseTransfer>");
        for (int cut = xml.indexOf("<ceb:Inventory>"); cut < xml.stripTrailing().length(); cut++) {
            // When
            List<FeedItem> items = Texts.read(FORMAT, xml.substring(0, cut));
            // Then
            int whole = cut < endOfFirst ? 0 : cut < endOfSecond ? 1 : 2;
            assertThat(Texts.documents(items)).as("cut at %s", cut).hasSize(whole);
            assertThat(Texts.rejected(items))
                    .as("cut at %s", cut)
                    .extracting(FeedItem.RejectedRows::reason)
                    .containsExactly(Reason.MALFORMED_ROW);
        }
    }

    @Test
    void shouldSayWhereTheDamageIsAndKeepWhatWasReadOfTheList() throws IOException {
        // Given
        String xml = message("603", list(head(), line(goods()))).replace("</ceb:InventoryList>", "</ceb:Other>");
        // When
        try (Feed feed = FORMAT.open(Input.stream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))) {
            FeedItem.RejectedRows rejected =
                    Objects.requireNonNull(feed.next()).rejected().orElseThrow();
            // Then
            assertThat(rejected.detail()).startsWith("it is not well-formed from line 2, column ");
            assertThat(rejected.id()).isNotNull();
            assertThat(Texts.original(rejected)).contains("<totalPrice>200.5</totalPrice>");
            assertThat(feed.next()).isNull();
            assertThat(feed.warning())
                    .hasValueSatisfying(warning -> assertThat(warning).endsWith("ingest it again"));
        }
    }

    @Test
    void shouldAnswerRandomDamageWithItemsOrARefusal() {
        // Given
        long seed = 20260311;
        Random random = new Random(seed);
        byte[] good = (message("603", list(head(), line(goods()), line(goods())))
                        + message("604", element("InventoryReturn", CebTexts.reply("899", "20260312080000123"))))
                .getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 3_000; round++) {
            byte[] damaged = good.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            // When
            List<FeedItem> items = readOrRefused(damaged);
            // Then
            assertThat(items.size()).as("seed %s, round %s", seed, round).isLessThanOrEqualTo(6);
        }
    }

    static Stream<Arguments> hostileMessages() {
        String list = list(head(), line(goods()));
        String root = "<CEB603Message>";
        return Stream.of(
                Arguments.of(
                        "document type declaration",
                        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + root + list
                                + "</CEB603Message>"),
                Arguments.of("document type declaration", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" + root),
                Arguments.of("an entity", root + "<Inventory><InventoryHead><copNo>&passwd;</copNo>"),
                Arguments.of("not well-formed", root + "<a>".repeat(100_000)),
                Arguments.of("1048576 bytes", root + "<Inventory " + "x".repeat(2_000_000) + "=\"1\"/>"),
                Arguments.of("not well-formed", root + "<Inventory x=\"" + "y".repeat(100_000) + "\"/>"),
                Arguments.of("not well-formed", root + "<Inventory " + attributes(10_000) + "/>"),
                Arguments.of("1048576 bytes", root + "<!--" + " ".repeat(2_000_000) + "-->"),
                Arguments.of(
                        "1000 different names",
                        root
                                + IntStream.range(0, 5_000)
                                        .mapToObj(i -> "<n" + i + "/>")
                                        .reduce("", String::concat)),
                Arguments.of(
                        "1000 different names",
                        root
                                + IntStream.range(0, 5_000)
                                        .mapToObj(i -> "<?n" + i + " x?>")
                                        .reduce("", String::concat)),
                Arguments.of("not well-formed", message("603", list).replace("COP-1", "\u0001")),
                Arguments.of("not well-formed", "<?xml version=\"1.0\" encoding=\"no-such-encoding\"?>" + root),
                Arguments.of("not well-formed", message("603", list) + "<<"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileMessages")
    void shouldStopAtHostileXml(String problem, String xml) {
        // When
        String last = lastRejection(xml);
        // Then
        assertThat(last).contains(problem);
    }

    @Test
    void shouldRejectAListThatIsTooLargeAndReadTheNext() {
        // Given
        String large = list(head(), String.join("", Collections.nCopies(5_000, line(goods()))));
        // When
        List<FeedItem> items = Texts.read(FORMAT, message("603", large, list(head(), line(goods()))));
        // Then
        FeedItem.RejectedRows rejected = items.get(0).rejected().orElseThrow();
        assertThat(rejected.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(rejected.original().bytes().length).isLessThan(Lines.MAX_BYTES);
        assertThat(Texts.documents(items)).hasSize(1);
    }

    @Test
    void shouldReadAMessageOfAnyLengthInBoundedMemory() throws IOException {
        // Given
        int lists = 40_000;
        byte[] one = list(head(), line(goods())).getBytes(StandardCharsets.UTF_8);
        String empty = message("603");
        int middle = empty.indexOf("<ceb:BaseTransfer>");
        List<InputStream> parts = new ArrayList<>();
        parts.add(bytes(empty.substring(0, middle).getBytes(StandardCharsets.UTF_8)));
        parts.add(new Repeated(one, lists));
        parts.add(bytes(empty.substring(middle).getBytes(StandardCharsets.UTF_8)));
        long before = usedMemory();
        long documents = 0;
        long most = 0;
        // When
        try (Feed feed = FORMAT.open(Input.stream(new SequenceInputStream(Collections.enumeration(parts))))) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                documents += item.document().isPresent() ? 1 : 0;
                if (documents % 10_000 == 0) {
                    most = Math.max(most, usedMemory() - before);
                }
            }
        }
        // Then
        assertThat(documents).isEqualTo(lists);
        assertThat(most).isLessThan((long) one.length * lists / 6);
    }

    @Test
    void shouldPassOnThatTheInputCannotBeRead() {
        // Given
        InputStream broken = new Repeated(new byte[1], 0) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        };
        InputStream in =
                new SequenceInputStream(bytes("<CEB603Message><Inventory>".getBytes(StandardCharsets.UTF_8)), broken);
        // When
        // Then
        assertThatThrownBy(() -> Texts.read(FORMAT, Input.stream(in))).hasMessageContaining("connection reset");
    }

    private static String lastRejection(String xml) {
        try {
            List<FeedItem> items = Texts.read(FORMAT, xml);
            return items.get(items.size() - 1).rejected().orElseThrow().detail();
        } catch (UncheckedIOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<FeedItem> readOrRefused(byte[] xml) {
        List<FeedItem> items = new ArrayList<>();
        try (Feed feed = FORMAT.open(Input.stream(bytes(xml)))) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                items.add(item);
            }
        } catch (InvalidFileException e) {
            return items;
        } catch (IOException e) {
            throw new AssertionError("damaged XML is not a failure of the input", e);
        }
        return items;
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append(" a").append(i).append("=\"1\"");
        }
        return attributes.toString();
    }

    private static ByteArrayInputStream bytes(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    /** The same bytes many times. */
    private static class Repeated extends InputStream {
        private final byte[] bytes;
        private final long end;
        private long position;

        Repeated(byte[] bytes, int times) {
            this.bytes = bytes;
            this.end = (long) bytes.length * times;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (position == end) {
                return -1;
            }
            int begin = (int) (position % bytes.length);
            int count = Math.min(length, bytes.length - begin);
            System.arraycopy(bytes, begin, buffer, offset, count);
            position += count;
            return count;
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
