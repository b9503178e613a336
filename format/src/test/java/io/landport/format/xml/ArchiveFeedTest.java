package io.landport.format.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Reason;
import io.landport.format.FormatChoice;
import io.landport.format.asycuda.AsycudaMessages;
import io.landport.format.csv.MappingCatalog;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.Texts;
import io.landport.format.json.Ndjson;
import io.landport.format.wco.WcoMessages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of files with messages, as they are and damaged. */
final class ArchiveFeedTest {
    private static final Format FORMAT = AsycudaMessages.FORMAT;

    @TempDir
    private Path folder;

    /** An item of an archive, and the name of the file that it is in. */
    private record Located(String file, String hash, FeedItem item) {}

    @Test
    void shouldReadEachFileInTheOrderOfTheArchive() throws IOException {
        // Given
        Input archive = file(new Zip()
                .folder("2021/")
                .add("2021/0002.xml", declaration(2) + declaration(3))
                .add("0001.xml", '\ufeff' + declaration(1)));

        // When
        List<Located> items = read(archive);

        // Then
        assertThat(items)
                .extracting(found -> String.valueOf(found.item().id().document()))
                .containsExactly("50301/2026/2", "50301/2026/3", "50301/2026/1");
        assertThat(items)
                .extracting(Located::file)
                .containsExactly(
                        "declarations.zip!/2021/0002.xml",
                        "declarations.zip!/2021/0002.xml",
                        "declarations.zip!/0001.xml");
        assertThat(items).extracting(found -> found.item().line()).containsExactly(1L, 2L, 1L);
    }

    /** A rejection is identified by hash and line, and the first line of each file is 1. */
    @Test
    void shouldTellTheFilesApartByHash() throws IOException {
        // Given
        Zip zip = new Zip().add("a.xml", declaration(1)).add("b.xml", declaration(1));

        // When
        List<Located> items = read(file(zip));

        // Then
        assertThat(items).extracting(Located::hash).doesNotHaveDuplicates();
        assertThat(read(file(zip)))
                .extracting(Located::hash)
                .isEqualTo(List.of(items.get(0).hash(), items.get(1).hash()));
    }

    @Test
    void shouldReadStandardInput() throws IOException {
        // Given
        byte[] zip = new Zip().add("a.xml", declaration(1)).bytes();

        // Then
        assertThat(read(Input.stream(new ByteArrayInputStream(zip))))
                .extracting(Located::file)
                .containsExactly("-!/a.xml");
    }

    @Test
    void shouldRejectAFileThatIsNotOfTheFormatAndReadOn() throws IOException {
        // Given
        byte[] nested = new Zip().add("a.xml", declaration(1)).bytes();
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(declaration(1).getBytes(StandardCharsets.UTF_8));
        }
        Input archive = file(new Zip()
                .add("read me.txt", "no declaration")
                .add("other.xml", "<other/>")
                .add("empty.xml", "")
                .add("inner.zip", nested)
                .add("a.xml.gz", gzipped.toByteArray())
                .add("cut.xml", declaration(4).substring(0, 300))
                .add("good.xml", declaration(5)));

        // When
        List<Located> items = read(archive);

        // Then
        assertThat(items)
                .extracting(found -> found.file().substring("declarations.zip!/".length()) + ": "
                        + found.item()
                                .rejected()
                                .map(FeedItem.RejectedRows::detail)
                                .orElse("read"))
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("read me.txt: the file cannot be read as XML: it is not"),
                        other -> assertThat(other).startsWith("other.xml: the file is not of this format: its root is"),
                        empty -> assertThat(empty).startsWith("empty.xml: the file "),
                        zip -> assertThat(zip).isEqualTo("inner.zip: the file is a zip archive: unpack it first"),
                        gzip -> assertThat(gzip)
                                .isEqualTo("a.xml.gz: the file is compressed with gzip: unpack it first"),
                        cut -> assertThat(cut).startsWith("cut.xml: it is not well-formed from line"),
                        good -> assertThat(good).isEqualTo("good.xml: read"));
        assertThat(items.subList(0, 6)).allSatisfy(rejected -> {
            assertThat(rejected.item().line()).isEqualTo(1);
            assertThat(rejected.item().rejected().orElseThrow().reason()).isEqualTo(Reason.MALFORMED_ROW);
        });
    }

    @Test
    void shouldCountTheRowsAndWhatIsSkippedOfAllFiles() throws IOException {
        // Given
        String notRegistered = declaration(1).replace("<Number>1</Number>", "");
        Zip zip = new Zip()
                .add("a.xml", notRegistered)
                .add("b.xml", declaration(2))
                .add("c.xml", notRegistered);

        // When
        try (Feed feed = FORMAT.open(file(zip))) {
            while (feed.next() != null) {
                // The next one.
            }

            // Then
            assertThat(feed.rows()).isEqualTo(1);
            assertThat(feed.warning()).contains("skipped 2 declarations that are not registered");
        }
    }

    /** What a file says of a document is known to the files after it, as in messages one after the other. */
    @Test
    void shouldReadAnAmendmentOfADeclarationInAFileBefore() throws IOException {
        // Given
        String declaration = dms(
                "9",
                "IMA",
                "<AcceptanceDateTime><DateTimeString>20260311</DateTimeString></AcceptanceDateTime>"
                        + "<ExitOffice><ID>GB000060</ID></ExitOffice>" + dmsItem("100"));
        String amendment = dms("13", "COR", dmsItem("200"));

        // When
        List<FeedItem> items = Texts.read(
                WcoMessages.FORMAT, file(new Zip().add("1.xml", declaration).add("2.xml", amendment)));

        // Then
        assertThat(Texts.rejected(items)).isEmpty();
        assertThat(Texts.documents(items))
                .extracting(TradeDocument::id)
                .containsExactly(
                        Texts.documents(items).get(0).id(),
                        Texts.documents(items).get(0).id());
    }

    @Test
    void shouldUseTheNamesOfFilesInMessagesOnly() throws IOException {
        // Given
        Path outside = folder.resolve("outside.xml");
        Zip zip = new Zip()
                .add("../outside.xml", declaration(1))
                .add("a\u0000\u001b[31m\n.xml", declaration(2))
                .add("n".repeat(60_000), declaration(3));

        // When
        List<Located> items = read(file(zip));

        // Then
        assertThat(items)
                .extracting(Located::file)
                .containsExactly(
                        "declarations.zip!/../outside.xml",
                        "declarations.zip!/a??[31m?.xml",
                        "declarations.zip!/" + "n".repeat(200) + "...");
        assertThat(outside).doesNotExist();
    }

    /** Archives of Windows have names in the encoding of its user. */
    @Test
    void shouldReadFilesWhoseNamesAreInAnyEncoding() throws IOException {
        // Given
        Zip zip = new Zip(Charset.forName("windows-1251")).add("декларация.xml", declaration(1));

        // Then
        assertThat(read(file(zip))).hasSize(1);
    }

    @Test
    void shouldRefuseAnArchiveThatIsCutOff() throws IOException {
        // Given
        byte[] zip = new Zip()
                .add("a.xml", declaration(1))
                .add("b.xml", declaration(2))
                .bytes();
        int beforeList = indexOf(zip, 1, 2);

        // Then
        for (int length :
                List.of(zip.length - 1, beforeList, beforeList + 30, beforeList - 20, zip.length / 4, 35, 5)) {
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(zip, length));
            assertThatThrownBy(() -> read(Input.file(cut)))
                    .as("%s bytes", length)
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void shouldRefuseAnArchiveWithADamagedFile() throws IOException {
        // Given
        byte[] zip = new Zip()
                .add("a.xml", declaration(1))
                .add("b.xml", declaration(2))
                .bytes();
        int second = indexOf(zip, 3, 4);
        zip[second + 60] ^= 0x55;

        // Then
        assertThatThrownBy(() -> read(file(zip)))
                .isInstanceOf(ZipException.class)
                .hasMessageMatching(
                        "(in|after) b.xml: .*: get the whole archive again, or unpack it and give its files");
    }

    /** A reader from the front would stop before what is no file. */
    @Test
    void shouldRefuseAnArchiveWithDamageBetweenTwoFiles() throws IOException {
        // Given
        byte[] zip = new Zip()
                .add("a.xml", declaration(1))
                .add("b.xml", declaration(2))
                .bytes();
        zip[indexOf(zip, 3, 4)] = 'p';

        // Then
        assertThatThrownBy(() -> read(file(zip)))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("after a.xml: it lists 2 files and has 1: get the whole archive again");
    }

    @Test
    void shouldRefuseAnEncryptedArchive() throws IOException {
        // Given
        byte[] zip = new Zip()
                .add("a.xml", declaration(1))
                .add("b.xml", declaration(2))
                .bytes();
        zip[indexOf(zip, 3, 4) + 6] |= 1;

        // Then
        assertThatThrownBy(() -> read(file(zip)))
                .isInstanceOf(ZipException.class)
                .hasMessage("after a.xml: encrypted ZIP entry not supported: pack it without a password");
    }

    @Test
    void shouldRefuseAnArchiveThatExpandsTooMuch() throws IOException {
        // Given
        byte[] bomb = new Zip()
                .add("a.xml", declaration(1))
                .add("b.xml", declaration(2) + " ".repeat(3_000_000))
                .add("c.xml", declaration(3))
                .bytes();
        List<FeedItem> before = new ArrayList<>();

        // When
        try (Feed feed = FORMAT.open(file(bomb))) {
            // Then
            assertThatThrownBy(() -> {
                        for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                            before.add(item);
                        }
                    })
                    .isInstanceOf(ZipException.class)
                    .hasMessageStartingWith("in b.xml: expands to more than 100 times the size of the archive: ");
        }
        assertThat(before).hasSize(2);
    }

    /** The rest of a file that is not read expands, too. */
    @Test
    void shouldRefuseAnArchiveThatExpandsTooMuchWhereItIsNotRead() throws IOException {
        // Given
        byte[] bomb = new Zip()
                .add("a.txt", "x".repeat(3_000_000))
                .add("c.xml", declaration(3))
                .bytes();

        // Then
        assertThatThrownBy(() -> read(file(bomb)))
                .isInstanceOf(ZipException.class)
                .hasMessageStartingWith("in a.txt: expands to more than 100 times the size of the archive: ");
    }

    @Test
    void shouldRefuseAnArchiveWithoutFiles() throws IOException {
        for (Zip zip : List.of(new Zip(), new Zip().folder("2021/"))) {
            Input archive = file(zip);
            assertThatThrownBy(() -> read(archive))
                    .isInstanceOf(InvalidFileException.class)
                    .hasMessage(archive.givenName() + " has no files");
        }
    }

    @Test
    void shouldChooseTheFormatByTheFirstFile() throws Exception {
        // Given
        Input archive = file(new Zip().folder("2021/").add("2021/1.xml", declaration(1)));

        // Then
        FormatChoice formats = new FormatChoice(MappingCatalog.of(Optional.empty()));
        assertThat(formats.ofFile(archive, null, null).name()).isEqualTo("asycuda-sad");
    }

    @Test
    void shouldNotReadAnArchiveInAnotherFormatOrInABody() throws IOException {
        // Given
        byte[] zip = new Zip().add("a.xml", declaration(1)).bytes();

        // Then
        assertThatThrownBy(() -> new Ndjson().open(file(zip)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("is a zip archive: unpack it first");
        assertThatThrownBy(() -> FORMAT.open(Input.decompressed("the body", zip)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("the body is a zip archive: unpack it first");
    }

    private Input file(Zip zip) throws IOException {
        return file(zip.bytes());
    }

    private Input file(byte[] zip) throws IOException {
        return Input.file(Files.write(folder.resolve("declarations.zip"), zip));
    }

    private static List<Located> read(Input archive) throws IOException {
        List<Located> items = new ArrayList<>();
        try (Feed feed = FORMAT.open(archive)) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                Input origin = feed.origin(archive);
                items.add(new Located(origin.fileName(), origin.hash().orElse(""), item));
            }
        }
        return items;
    }

    /** Where the first block of such a type begins after the first file. */
    private static int indexOf(byte[] zip, int third, int fourth) {
        for (int at = 4; at < zip.length - 3; at++) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == third && zip[at + 3] == fourth) {
                return at;
            }
        }
        throw new AssertionError("no such block");
    }

    private static String declaration(int number) {
        return """
                <ASYCUDA><Identification>
                <Office_segment><Customs_clearance_office_code>50301</Customs_clearance_office_code></Office_segment>
                <Type><Type_of_declaration>IM</Type_of_declaration></Type>
                <Registration><Number>%d</Number><Date>12.03.2026</Date></Registration></Identification>
                <General_information><Country>
                <Destination><Destination_country_code>KZ</Destination_country_code></Destination>
                </Country></General_information>
                <Item><Tarification><HScode><Commodity_code>44071100</Commodity_code></HScode>
                <Extended_customs_procedure>40</Extended_customs_procedure></Tarification>
                <Valuation_item><Statistical_value>1</Statistical_value></Valuation_item></Item></ASYCUDA>
                """.formatted(number);
    }

    private static String dms(String function, String type, String content) {
        return "<MetaData><ResponsibleCountryCode>GB</ResponsibleCountryCode><Declaration><FunctionCode>" + function
                + "</FunctionCode><FunctionalReferenceID>R1</FunctionalReferenceID><TypeCode>" + type + "</TypeCode>"
                + content + "</Declaration></MetaData>";
    }

    private static String dmsItem(String value) {
        return "<GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric>"
                + "<StatisticalValueAmount currencyID=\"GBP\">" + value + "</StatisticalValueAmount>"
                + "<Commodity><Classification><ID>44071100</ID></Classification></Commodity>"
                + "</GovernmentAgencyGoodsItem></GoodsShipment>";
    }

    /** An archive that is being written. */
    private static final class Zip {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final ZipOutputStream zip;

        Zip() {
            this(StandardCharsets.UTF_8);
        }

        Zip(Charset names) {
            zip = new ZipOutputStream(written, names);
        }

        Zip folder(String name) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            return this;
        }

        Zip add(String name, String text) throws IOException {
            return add(name, text.getBytes(StandardCharsets.UTF_8));
        }

        Zip add(String name, byte[] content) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            return this;
        }

        byte[] bytes() throws IOException {
            zip.close();
            return written.toByteArray();
        }
    }
}
