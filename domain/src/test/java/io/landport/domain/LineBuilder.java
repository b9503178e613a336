package io.landport.domain;

import io.landport.domain.document.Details;
import io.landport.domain.document.Line;
import io.landport.domain.document.Measures;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Builds a line by the names of its fields: from a commodity and its value, or from another line, changed. */
public final class LineBuilder {
    private final String commodity;
    private final long value;
    private @Nullable Long netWeight;
    private @Nullable Long quantity;
    private @Nullable String unit;
    private @Nullable String partner;
    private @Nullable String procedure;
    private @Nullable Long number;
    private @Nullable String currency;
    private Details details = Details.NONE;

    /** Starts from a line without optional fields. The value is in 1/10,000 of the currency's unit. */
    public LineBuilder(String commodity, long value) {
        this.commodity = commodity;
        this.value = value;
    }

    /** Starts from a line without optional fields, with its value in the currency's unit. */
    public static LineBuilder of(String commodity, String value) {
        return new LineBuilder(commodity, Measures.money(new BigDecimal(value)));
    }

    /** Starts from the fields of a line. */
    public static LineBuilder of(Line line) {
        return new LineBuilder(line.commodity(), line.value())
                .netWeight(line.netWeight())
                .quantity(line.quantity(), line.unit())
                .partner(line.partner())
                .procedure(line.procedure())
                .number(line.number())
                .currency(line.currency())
                .details(line.details());
    }

    /** In 1/1,000 kilogram. */
    public LineBuilder netWeight(@Nullable Long netWeight) {
        this.netWeight = netWeight;
        return this;
    }

    public LineBuilder kilograms(@Nullable String kilograms) {
        return netWeight(kilograms == null ? null : Measures.weight(new BigDecimal(kilograms)));
    }

    /** In 1/1,000 of the unit. */
    public LineBuilder quantity(@Nullable Long quantity, @Nullable String unit) {
        this.quantity = quantity;
        this.unit = unit;
        return this;
    }

    public LineBuilder partner(@Nullable String partner) {
        this.partner = partner;
        return this;
    }

    public LineBuilder procedure(@Nullable String procedure) {
        this.procedure = procedure;
        return this;
    }

    public LineBuilder number(@Nullable Long number) {
        this.number = number;
        return this;
    }

    public LineBuilder currency(@Nullable String currency) {
        this.currency = currency;
        return this;
    }

    public LineBuilder details(Details details) {
        this.details = details;
        return this;
    }

    public Line build() {
        return new Line(commodity, value, netWeight, quantity, unit, partner, procedure, number, currency, details);
    }
}
