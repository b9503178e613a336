package io.landport.contract.wire;

import io.landport.domain.fate.FeedReport;
import java.io.IOException;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code FeedReport}. */
public final class FeedReportFormat implements RecordFormat<FeedReport> {
    private static final Schema SCHEMA = Schemas.bundled("FeedReport.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(FeedReport report, Encoder out) throws IOException {
        out.writeString(report.file());
        out.writeString(report.hash());
        out.writeString(report.format());
        out.writeLong(report.rows());
        out.writeLong(report.rowsInDocuments());
        out.writeLong(report.rowsRejected());
        out.writeLong(report.documents());
        out.writeLong(report.rejections());
        out.writeLong(report.finished().toEpochMilli());
    }

    @Override
    public FeedReport read(Decoder in) throws IOException {
        return new FeedReport(
                in.readString(),
                in.readString(),
                in.readString(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                Instant.ofEpochMilli(in.readLong()));
    }
}
