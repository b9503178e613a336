package io.landport.domain;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds a declaration from another one with some fields changed. Each step returns a new draft. */
public record Draft(Declaration declaration) {

    public Draft id(DocumentId id) {
        return new Draft(new Declaration(
                id,
                declaration.revision(),
                declaration.header(),
                declaration.lines(),
                declaration.summarises(),
                declaration.references()));
    }

    public Draft revision(long revision) {
        return new Draft(new Declaration(
                declaration.id(),
                revision,
                declaration.header(),
                declaration.lines(),
                declaration.summarises(),
                declaration.references()));
    }

    public Draft summarises(String... documents) {
        return new Draft(new Declaration(
                declaration.id(),
                declaration.revision(),
                declaration.header(),
                declaration.lines(),
                List.of(documents),
                declaration.references()));
    }

    public Draft lines(Line... lines) {
        return new Draft(new Declaration(
                declaration.id(),
                declaration.revision(),
                declaration.header(),
                List.of(lines),
                declaration.summarises(),
                declaration.references()));
    }

    public Draft date(LocalDate date) {
        return header(h -> new Header(
                date,
                h.flow(),
                h.crossingScheme(),
                h.crossing(),
                h.mode(),
                h.partner(),
                h.region(),
                h.procedure(),
                h.currency(),
                h.details()));
    }

    public Draft flow(String flow) {
        return header(h -> new Header(
                h.statisticalDate(),
                flow,
                h.crossingScheme(),
                h.crossing(),
                h.mode(),
                h.partner(),
                h.region(),
                h.procedure(),
                h.currency(),
                h.details()));
    }

    public Draft crossing(@Nullable String scheme, String crossing) {
        return header(h -> new Header(
                h.statisticalDate(),
                h.flow(),
                scheme,
                crossing,
                h.mode(),
                h.partner(),
                h.region(),
                h.procedure(),
                h.currency(),
                h.details()));
    }

    public Draft mode(@Nullable String mode) {
        return header(h -> new Header(
                h.statisticalDate(),
                h.flow(),
                h.crossingScheme(),
                h.crossing(),
                mode,
                h.partner(),
                h.region(),
                h.procedure(),
                h.currency(),
                h.details()));
    }

    public Draft partner(@Nullable String partner) {
        return header(h -> new Header(
                h.statisticalDate(),
                h.flow(),
                h.crossingScheme(),
                h.crossing(),
                h.mode(),
                partner,
                h.region(),
                h.procedure(),
                h.currency(),
                h.details()));
    }

    public Draft region(@Nullable String region) {
        return header(h -> new Header(
                h.statisticalDate(),
                h.flow(),
                h.crossingScheme(),
                h.crossing(),
                h.mode(),
                h.partner(),
                region,
                h.procedure(),
                h.currency(),
                h.details()));
    }

    public Draft procedure(@Nullable String procedure) {
        return header(h -> new Header(
                h.statisticalDate(),
                h.flow(),
                h.crossingScheme(),
                h.crossing(),
                h.mode(),
                h.partner(),
                h.region(),
                procedure,
                h.currency(),
                h.details()));
    }

    public Draft currency(String currency) {
        return header(h -> new Header(
                h.statisticalDate(),
                h.flow(),
                h.crossingScheme(),
                h.crossing(),
                h.mode(),
                h.partner(),
                h.region(),
                h.procedure(),
                currency,
                h.details()));
    }

    public Draft details(Details details) {
        return header(h -> new Header(
                h.statisticalDate(),
                h.flow(),
                h.crossingScheme(),
                h.crossing(),
                h.mode(),
                h.partner(),
                h.region(),
                h.procedure(),
                h.currency(),
                details));
    }

    public Draft references(DocumentReference... references) {
        return new Draft(new Declaration(
                declaration.id(),
                declaration.revision(),
                declaration.header(),
                declaration.lines(),
                declaration.summarises(),
                List.of(references)));
    }

    private Draft header(UnaryOperator<Header> altered) {
        return new Draft(new Declaration(
                declaration.id(),
                declaration.revision(),
                altered.apply(declaration.header()),
                declaration.lines(),
                declaration.summarises(),
                declaration.references()));
    }
}
