package io.landport.query.catalogue;

import io.landport.domain.text.TextLanguage;
import io.landport.domain.total.Series;
import io.landport.query.StoreReader;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Names;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The codes of a dimension with their names, in order. A figure can have a code that its list lacks. */
public record CodeList(Dimension dimension, List<Code> codes) {
    public CodeList {
        codes = List.copyOf(codes);
    }

    /** A code; a name that is not known in a language is in English. */
    public record Code(String id, Map<TextLanguage, String> names) {
        public Code {
            names = Map.copyOf(names);
        }
    }

    /** The codes of a dimension. */
    public static CodeList read(StoreReader reader, Dimension dimension) throws IOException {
        return reader.read(connection -> read(connection, dimension));
    }

    private static CodeList read(Connection connection, Dimension dimension) throws SQLException {
        Optional<Names> names = Names.of(dimension.column());
        List<Code> codes = new ArrayList<>(
                names.isPresent()
                        ? names.get().list().read(connection, row -> code(names.get(), row))
                        : fixed(dimension));
        if (dimension.codes().isEmpty()
                && codes.stream().noneMatch(code -> code.id().equals(Series.NOT_SPECIFIED))) {
            codes.add(named(
                    Series.NOT_SPECIFIED,
                    (words, language) ->
                            words.find("code." + Series.NOT_SPECIFIED).orElseThrow()));
        }
        return new CodeList(dimension, codes);
    }

    private static Code code(Names names, ResultSet row) throws SQLException {
        String id = row.getString(1);
        String english = row.getString(2);
        Map<TextLanguage, String> given = new EnumMap<>(TextLanguage.class);
        for (TextLanguage language : names.translations()) {
            Optional.ofNullable(row.getString(3 + names.translations().indexOf(language)))
                    .ifPresent(name -> given.put(language, name));
        }
        return named(id, (words, language) -> given.getOrDefault(language, english));
    }

    /** The codes that do not depend on the store. */
    private static List<Code> fixed(Dimension dimension) {
        Stream<Code> codes =
                switch (dimension) {
                    case CURRENCY ->
                        Currency.getAvailableCurrencies().stream()
                                .map(currency -> named(
                                        currency.getCurrencyCode(),
                                        (words, language) -> currency.getDisplayName(language.locale())));
                    default ->
                        dimension.codes().stream()
                                .map(id -> named(id, (words, language) -> words.name(dimension.column(), id)));
                };
        return codes.sorted(Comparator.comparing(Code::id)).toList();
    }

    private static Code named(String id, BiFunction<CatalogueWords, TextLanguage, String> name) {
        Map<TextLanguage, String> names = new EnumMap<>(TextLanguage.class);
        for (TextLanguage language : TextLanguage.values()) {
            names.put(language, name.apply(CatalogueWords.of(language), language));
        }
        return new Code(id, names);
    }
}
