package io.landport.contract;

import io.landport.contract.wire.AccessTokenFormat;
import io.landport.contract.wire.CommodityTotalFormat;
import io.landport.contract.wire.CopiedUpToFormat;
import io.landport.contract.wire.DailyTotalFormat;
import io.landport.contract.wire.FateCountFormat;
import io.landport.contract.wire.FeedReportFormat;
import io.landport.contract.wire.GenerationFormat;
import io.landport.contract.wire.ListFateFormat;
import io.landport.contract.wire.MonthlyChangeFormat;
import io.landport.contract.wire.NamedListFormat;
import io.landport.contract.wire.OperatorActionFormat;
import io.landport.contract.wire.PublishedUpToFormat;
import io.landport.contract.wire.QuarantineFormat;
import io.landport.contract.wire.ReceiptFormat;
import io.landport.contract.wire.RejectionFormat;
import io.landport.contract.wire.RollingFormat;
import io.landport.contract.wire.Schemas;
import io.landport.contract.wire.TradeDocumentFormat;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Schema ids without a registry. The bundled schemas are numbered from 2^30, so that their ids do not conflict with those
 * of a registry that is added later. An id is never reused for another schema.
 */
public final class BundledSchemas implements SchemaIds {
    /** The first bundled id. */
    public static final int FIRST_ID = 1 << 30;

    /** In the order of their ids, from {@link #FIRST_ID}. Only append to it. */
    private final List<Schema> schemas = List.of(
            Schemas.bundled("TradeDocument.v1.avsc"),
            Schemas.bundled("DailyTotal.v1.avsc"),
            Schemas.bundled("DailyChange.v1.avsc"),
            Schemas.bundled("Rejection.v1.avsc"),
            new RollingFormat().schema(),
            new CommodityTotalFormat().schema(),
            new FateCountFormat().schema(),
            new PublishedUpToFormat().schema(),
            new FeedReportFormat().schema(),
            new QuarantineFormat().schema(),
            Schemas.bundled("Generation.v1.avsc"),
            new NamedListFormat().schema(),
            new ListFateFormat().schema(),
            new DailyTotalFormat().schema(),
            Schemas.bundled("Generation.v2.avsc"),
            new MonthlyChangeFormat().schema(),
            new AccessTokenFormat().schema(),
            new GenerationFormat().schema(),
            new CopiedUpToFormat().schema(),
            new TradeDocumentFormat().schema(),
            new RejectionFormat().schema(),
            new ReceiptFormat().schema(),
            new OperatorActionFormat().schema());

    /** All schemas in the order of their ids. */
    List<Schema> all() {
        return schemas;
    }

    @Override
    public int idOf(String subject, Schema schema) {
        int index = schemas.indexOf(schema);
        if (index < 0) {
            throw new IllegalArgumentException("schema " + schema.getFullName() + " of " + subject + " is not bundled");
        }
        return FIRST_ID + index;
    }

    @Override
    public Optional<Schema> schemaOf(int id) {
        int index = id - FIRST_ID;
        return index >= 0 && index < schemas.size() ? Optional.of(schemas.get(index)) : Optional.empty();
    }
}
