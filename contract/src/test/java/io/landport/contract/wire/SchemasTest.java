package io.landport.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.PersonalData;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas can change compatibly in both directions and have no fields for personal data. */
class SchemasTest {

    static List<Schema> schemas() {
        return List.of(
                TradeDocumentFormat.TRADE_DOCUMENT.schema(),
                AggregateRecords.DAILY_TOTAL.schema(),
                AggregateRecords.MONTHLY_CHANGE.schema(),
                RejectionFormat.REJECTION.schema(),
                AggregateRecords.ROLLING.schema(),
                AggregateRecords.COMMODITY_TOTAL.schema(),
                AggregateRecords.FATE_COUNT.schema(),
                AggregateRecords.PUBLISHED_UP_TO.schema(),
                OperationRecords.FEED_REPORT.schema(),
                OperationRecords.QUARANTINE.schema(),
                OperationRecords.COPIED_UP_TO.schema(),
                OperationRecords.GENERATION.schema(),
                AggregateRecords.NAMED_LIST.schema(),
                AggregateRecords.LIST_FATE.schema(),
                OperationRecords.ACCESS_TOKEN.schema(),
                ReceiptFormat.RECEIPT.schema(),
                OperationRecords.OPERATOR_ACTION.schema(),
                OperationRecords.SOURCE_PAUSE.schema());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldGiveEveryOptionalFieldADefault(Schema schema) {
        assertThat(fields(schema)).filteredOn(field -> field.schema().isUnion()).allSatisfy(field -> {
            assertThat(field.schema().getTypes()).hasSize(2);
            assertThat(field.schema().getTypes().get(0).getType()).isEqualTo(Schema.Type.NULL);
            assertThat(field.hasDefaultValue()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldHaveCodesThatAreStringsAndNoEnums(Schema schema) {
        assertThat(fields(schema))
                .extracting(field -> plain(field.schema()).getType())
                .containsAnyOf(Schema.Type.STRING)
                .doesNotContain(Schema.Type.ENUM, Schema.Type.FIXED, Schema.Type.FLOAT, Schema.Type.DOUBLE);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldHaveNoFieldForPersonalData(Schema schema) {
        assertThat(fields(schema)).extracting(Schema.Field::name).noneMatch(PersonalData::isNamedLike);
    }

    @Test
    void shouldEncodeAmountsAsDecimals() {
        for (Schema schema : schemas()) {
            assertThat(fields(schema))
                    .filteredOn(field -> List.of("value", "netWeight", "grossWeight", "quantity")
                            .contains(field.name()))
                    .allSatisfy(field -> {
                        Schema amount = plain(field.schema());
                        assertThat(amount.getLogicalType().getName()).isEqualTo("decimal");
                        assertThat(amount.getObjectProp("precision")).isEqualTo(38);
                        assertThat(amount.getObjectProp("scale"))
                                .isEqualTo(field.name().equals("value") ? 4 : 3);
                    });
        }
    }

    private static List<Schema.Field> fields(Schema schema) {
        List<Schema.Field> fields = new ArrayList<>();
        collect(schema, fields);
        return fields;
    }

    private static void collect(Schema schema, List<Schema.Field> fields) {
        Schema plain = plain(schema);
        if (plain.getType() == Schema.Type.ARRAY) {
            collect(plain.getElementType(), fields);
        } else if (plain.getType() == Schema.Type.RECORD) {
            fields.addAll(plain.getFields());
            plain.getFields().forEach(field -> collect(field.schema(), fields));
        }
    }

    private static Schema plain(Schema schema) {
        return schema.isUnion() ? schema.getTypes().get(1) : schema;
    }
}
