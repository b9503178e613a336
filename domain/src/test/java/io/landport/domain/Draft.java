package io.landport.domain;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
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
        return header(header -> header.statisticalDate(date));
    }

    public Draft flow(String flow) {
        return header(header -> header.flow(flow));
    }

    public Draft crossing(@Nullable String scheme, String crossing) {
        return header(header -> header.crossing(scheme, crossing));
    }

    public Draft mode(@Nullable String mode) {
        return header(header -> header.mode(mode));
    }

    public Draft partner(@Nullable String partner) {
        return header(header -> header.partner(partner));
    }

    public Draft region(@Nullable String region) {
        return header(header -> header.region(region));
    }

    public Draft procedure(@Nullable String procedure) {
        return header(header -> header.procedure(procedure));
    }

    public Draft currency(String currency) {
        return header(header -> header.currency(currency));
    }

    public Draft details(Details details) {
        return header(header -> header.details(details));
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

    private Draft header(UnaryOperator<HeaderBuilder> change) {
        return new Draft(new Declaration(
                declaration.id(),
                declaration.revision(),
                change.apply(HeaderBuilder.of(declaration.header())).build(),
                declaration.lines(),
                declaration.summarises(),
                declaration.references()));
    }
}
