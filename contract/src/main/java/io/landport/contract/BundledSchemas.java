package io.landport.contract;

import io.landport.contract.wire.AggregateRecords;
import io.landport.contract.wire.OperationRecords;
import io.landport.contract.wire.ReceiptFormat;
import io.landport.contract.wire.RejectionFormat;
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
            AggregateRecords.ROLLING.schema(),
            AggregateRecords.COMMODITY_TOTAL.schema(),
            AggregateRecords.FATE_COUNT.schema(),
            AggregateRecords.PUBLISHED_UP_TO.schema(),
            OperationRecords.FEED_REPORT.schema(),
            OperationRecords.QUARANTINE.schema(),
            Schemas.bundled("Generation.v1.avsc"),
            AggregateRecords.NAMED_LIST.schema(),
            AggregateRecords.LIST_FATE.schema(),
            AggregateRecords.DAILY_TOTAL.schema(),
            Schemas.bundled("Generation.v2.avsc"),
            AggregateRecords.MONTHLY_CHANGE.schema(),
            OperationRecords.ACCESS_TOKEN.schema(),
            Schemas.bundled("Generation.v3.avsc"),
            OperationRecords.COPIED_UP_TO.schema(),
            TradeDocumentFormat.TRADE_DOCUMENT.schema(),
            RejectionFormat.REJECTION.schema(),
            ReceiptFormat.RECEIPT.schema(),
            OperationRecords.OPERATOR_ACTION.schema(),
            OperationRecords.SOURCE_PAUSE.schema(),
            OperationRecords.GENERATION.schema());

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
