package io.landport.domain;

import io.landport.domain.document.Details;
import io.landport.domain.document.Header;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Builds a header by the names of its fields: an import at Suifenhe without optional fields, or another header, changed. */
public final class HeaderBuilder {
    private LocalDate statisticalDate = Samples.DAY;
    private String flow = "import";
    private @Nullable String crossingScheme;
    private String crossing = "1902";
    private @Nullable String mode;
    private @Nullable String partner;
    private @Nullable String region;
    private @Nullable String procedure;
    private String currency = "CNY";
    private Details details = Details.NONE;

    /** Starts from the fields of a header. */
    public static HeaderBuilder of(Header header) {
        return new HeaderBuilder()
                .statisticalDate(header.statisticalDate())
                .flow(header.flow())
                .crossing(header.crossingScheme(), header.crossing())
                .mode(header.mode())
                .partner(header.partner())
                .region(header.region())
                .procedure(header.procedure())
                .currency(header.currency())
                .details(header.details());
    }

    public HeaderBuilder statisticalDate(LocalDate statisticalDate) {
        this.statisticalDate = statisticalDate;
        return this;
    }

    public HeaderBuilder flow(String flow) {
        this.flow = flow;
        return this;
    }

    public HeaderBuilder crossing(@Nullable String scheme, String crossing) {
        this.crossingScheme = scheme;
        this.crossing = crossing;
        return this;
    }

    public HeaderBuilder mode(@Nullable String mode) {
        this.mode = mode;
        return this;
    }

    public HeaderBuilder partner(@Nullable String partner) {
        this.partner = partner;
        return this;
    }

    public HeaderBuilder region(@Nullable String region) {
        this.region = region;
        return this;
    }

    public HeaderBuilder procedure(@Nullable String procedure) {
        this.procedure = procedure;
        return this;
    }

    public HeaderBuilder currency(String currency) {
        this.currency = currency;
        return this;
    }

    public HeaderBuilder details(Details details) {
        this.details = details;
        return this;
    }

    public Header build() {
        return new Header(
                statisticalDate, flow, crossingScheme, crossing, mode, partner, region, procedure, currency, details);
    }
}
