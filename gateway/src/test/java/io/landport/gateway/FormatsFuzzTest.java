package io.landport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.landport.contract.BundledSchemas;
import io.landport.contract.Codec;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Rejection;
import io.landport.domain.judge.Verdict;
import io.landport.format.FormatChoice;
import io.landport.format.FormatChoiceException;
import io.landport.format.asycuda.AsycudaMessages;
import io.landport.format.bts.BtsDot3;
import io.landport.format.bts.BtsOptions;
import io.landport.format.ceb.CebMessages;
import io.landport.format.csv.Csv;
import io.landport.format.csv.MappedCsv;
import io.landport.format.csv.MappingCatalog;
import io.landport.format.eaeu.EaeuMessages;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.FeedProblem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.json.CloudEvent;
import io.landport.format.json.Json;
import io.landport.format.json.Ndjson;
import io.landport.format.json.NdjsonWriter;
import io.landport.format.mapping.InvalidMappingException;
import io.landport.format.mapping.Mapping;
import io.landport.format.mapping.MappingArgumentException;
import io.landport.format.mapping.MappingArguments;
import io.landport.format.mapping.MappingReader;
import io.landport.format.wco.WcoMessages;
import io.landport.reference.ReferenceReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What formats make of any bytes: documents that can be judged and published, and rejections that can be published, and the next
 * document is taken. A file may be refused as a whole. Tests run the inputs in {@code FormatsFuzzTestInputs}; the profile {@code fuzz}
 * looks for others.
 */
final class FormatsFuzzTest {
    private static final LocalDate RECEIVED = LocalDate.of(2026, 1, 2);
    private static final int MAX_DETAIL = 2_000;
    private static final int MAX_ORIGINAL = 900_000;
    private static final Topics TOPICS = new Topics("");
    private static final Wire WIRE = new Wire(new BundledSchemas());
    private static final Codec<Rejection> REJECTIONS = WIRE.codec(TOPICS.rejected());
    private static final FormatChoice CHOICE = new FormatChoice(MappingCatalog.bundled());
    private static final Judge JUDGE = new Judge(ReferenceReader.bundled());

    private static final String NEXT_ID = "the next document";
    private static final String NEXT_JSON = "\n{\"channel\":\"customs\",\"source\":\"us-bts\",\"documentId\":\""
            + NEXT_ID + "\",\"cancellation\":{\"number\":1}}\n";
    private static final String CSV_HEADER = "channel,source,documentId,kind,revision,number,outcome,references,"
            + "statisticalDate,flow,crossingScheme,crossing,mode,partner,region,procedure,currency,summarises,"
            + "totalGrossWeight,packages,containers,consignmentCountry,requestedProcedure,previousProcedure,"
            + "additionalProcedures,commodity,value,netWeight,quantity,unit,linePartner,lineProcedure,lineNumber,"
            + "lineCurrency,grossWeight,linePackages,lineContainers,lineConsignmentCountry,lineRequestedProcedure,"
            + "linePreviousProcedure,lineAdditionalProcedures\n";
    private static final String NEXT_ROW =
            "\ncustoms,us-bts," + NEXT_ID + ",cancellation,1" + ",".repeat(CSV_HEADER.split(",", -1).length - 5) + '\n';
    /** So small that rows are sorted on disk. */
    private static final int SORT_BYTES = 4_096;

    private static final String COMTRADE_HEADER =
            "typeCode\tfreqCode\trefPeriodId\trefYear\trefMonth\tperiod\treporterCode\t"
                    + "flowCode\tpartnerCode\tpartner2Code\tclassificationCode\tcmdCode\tcustomsCode\tmosCode\tmotCode\tqtyUnitCode\t"
                    + "qty\tisQtyEstimated\tnetWgt\tisNetWgtEstimated\tgrossWgt\tisGrossWgtEstimated\tcifvalue\tfobvalue\tprimaryValue\t"
                    + "isReported\tisAggregate\n";
    private static final String BTS_HEADER =
            "TRDTYPE,DEPE,COMMODITY2,DISAGMOT,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,MONTH,YEAR\n";

    @FuzzTest
    void json(byte[] document) throws IOException {
        checked(new Json(), document);
    }

    @FuzzTest
    void ndjson(byte[] lines) throws IOException {
        shouldEndWithTheNext(checked(new Ndjson(), joined("", lines, NEXT_JSON)));
    }

    @FuzzTest
    void csv(byte[] file) throws IOException {
        checked(new Csv(), file);
    }

    @FuzzTest
    void csvRows(byte[] rows) throws IOException {
        shouldEndWithTheNext(checked(new Csv(), joined(CSV_HEADER, rows, NEXT_ROW)));
    }

    @FuzzTest
    void btsDot3(byte[] rows) throws IOException {
        checked(new BtsDot3(new BtsOptions(Optional.empty(), 0, true, List.of())), joined(BTS_HEADER, rows, "\n"));
    }

    @FuzzTest
    void cnCeb(byte[] messages) throws IOException {
        checked(CebMessages.FORMAT, messages);
    }

    @FuzzTest
    void eaeuEsad(byte[] messages) throws IOException {
        checked(EaeuMessages.FORMAT, messages);
    }

    @FuzzTest
    void asycudaSad(byte[] documents) throws IOException {
        checked(AsycudaMessages.FORMAT, documents);
    }

    @FuzzTest
    void wcoDms(byte[] messages) throws IOException {
        checked(WcoMessages.FORMAT, messages);
    }

    /** The files in an archive; the reading may end where it is damaged. */
    @FuzzTest
    void archive(byte[] zip) throws IOException {
        checked(AsycudaMessages.FORMAT, Input.stream(new ByteArrayInputStream(joined("PK\u0003\u0004", zip, ""))));
    }

    @FuzzTest
    void mappedRows(byte[] rows) throws IOException, InvalidMappingException, MappingArgumentException {
        Mapping comtrade = MappingCatalog.bundled().find("un-comtrade").orElseThrow();
        MappingArguments revision = MappingArguments.of(comtrade, Map.of("revision", "20260101"));
        checked(new MappedCsv(comtrade, revision).withSortBytes(SORT_BYTES), joined(COMTRADE_HEADER, rows, "\n"));
    }

    @FuzzTest
    void cloudEvent(byte[] event) throws IOException, FormatChoiceException {
        checked(CHOICE.of(new FormatChoice.Wanted(null, null, CloudEvent.MEDIA_TYPE, Map.of())), event);
    }

    @FuzzTest
    void jsonRows(byte[] rows) throws IOException, FormatChoiceException {
        checked(CHOICE.of(new FormatChoice.Wanted("json", "un-comtrade", null, Map.of("revision", "20260101"))), rows);
    }

    /** A mapping is valid, or has problems that name the file. */
    @FuzzTest
    void mappingFile(byte[] yaml) {
        try {
            Mapping mapping = MappingReader.read("fuzz", "fuzz.yaml", new String(yaml, StandardCharsets.UTF_8));
            assertThat(mapping.name()).isEqualTo("fuzz");
        } catch (InvalidMappingException e) {
            assertThat(e).hasMessageContaining("fuzz.yaml");
        }
    }

    private static void shouldEndWithTheNext(@Nullable List<FeedItem> items) {
        if (items != null) {
            assertThat(items.get(items.size() - 1).document())
                    .map(document -> document.id().document())
                    .contains(NEXT_ID);
        }
    }

    /** What the format makes of the bytes, null if it refuses all of them. */
    private static @Nullable List<FeedItem> checked(Format format, byte[] bytes) throws IOException {
        return checked(format, Input.decompressed("dot3_0324.csv", bytes));
    }

    private static @Nullable List<FeedItem> checked(Format format, Input input) throws IOException {
        List<FeedItem> items = new ArrayList<>();
        try (Feed feed = format.open(input)) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                items.add(item);
            }
        } catch (InvalidFileException | ZipException | EOFException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(MAX_DETAIL);
            return null;
        }
        for (FeedItem item : items) {
            check(item);
        }
        return items;
    }

    private static void check(FeedItem item) throws IOException {
        assertThat(item.line()).isPositive();
        if (item instanceof FeedItem.Read read) {
            checkDocument(read);
        } else if (item instanceof FeedItem.RejectedRows rejected) {
            checkRejection(rejected);
        }
    }

    private static void checkDocument(FeedItem.Read read) throws IOException {
        TradeDocument document = read.content();
        Codec<TradeDocument> codec = WIRE.codec(TOPICS.documents(document.id().channel()));
        assertThat(codec.decode(codec.encode(document)).value()).contains(document);
        assertThat(reread(document)).contains(document);
        Verdict verdict =
                JUDGE.judge(document, document.id().channel(), document.id().key(), RECEIVED);
        if (verdict.rejected().isPresent()) {
            FeedProblem problem = read.locator().locate(verdict.rejected().get());
            assertThat(problem.line()).isPositive();
            assertThat(problem.detail()).isNotBlank().hasSizeLessThan(MAX_DETAIL);
        }
    }

    private static Optional<TradeDocument> reread(TradeDocument document) throws IOException {
        byte[] line = NdjsonWriter.line(document);
        try (Feed feed = new Ndjson().open(Input.decompressed("again", line))) {
            FeedItem again = feed.next();
            return again == null ? Optional.empty() : again.document();
        }
    }

    private static void checkRejection(FeedItem.RejectedRows rows) {
        assertThat(rows.detail()).isNotBlank().hasSizeLessThan(MAX_DETAIL);
        assertThat(rows.original().bytes()).hasSizeLessThanOrEqualTo(MAX_ORIGINAL);
        Rejection rejection = new Rejection(
                new Origin.FeedLine("fuzz", "ab12", rows.line()),
                rows.reason(),
                rows.detail(),
                rows.location(),
                rows.id(),
                rows.revision(),
                rows.original(),
                rows.references());
        assertThat(REJECTIONS.decode(REJECTIONS.encode(rejection)).value()).contains(rejection);
    }

    private static byte[] joined(String before, byte[] bytes, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(bytes);
        all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }
}
