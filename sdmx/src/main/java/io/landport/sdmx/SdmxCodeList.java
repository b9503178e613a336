package io.landport.sdmx;

import io.landport.answer.Column;
import io.landport.answer.SdmxTerms;
import io.landport.domain.text.TextLanguage;
import io.landport.query.StoreReader;
import io.landport.query.catalogue.CodeList;
import io.landport.query.sql.Dimension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A code list.
 *
 * @param component whose codes these are
 */
public record SdmxCodeList(String id, String component, Map<TextLanguage, String> names, List<Item> items) {
    /** The codes of the lists that only SDMX has, as the standard names them. */
    private static final Map<String, List<String>> STANDARD = Map.of(
            DataStructure.FREQUENCY,
            List.of("D", "M"),
            DataStructure.STATUS,
            List.of("A", "B", "M", "P"),
            "UNIT_MULT",
            List.of("0"),
            "CONF_STATUS",
            List.of("F"));

    public SdmxCodeList {
        names = Map.copyOf(names);
        items = List.copyOf(items);
    }

    /** A code or concept with its names, and a description in English if there is one. */
    public record Item(String id, Map<TextLanguage, String> names, Optional<String> description) {
        public Item {
            names = Map.copyOf(names);
        }
    }

    /** The identifiers of all lists, with the component and one of the structures that have it. */
    public static Map<String, Map.Entry<String, DataStructure>> all() {
        Map<String, Map.Entry<String, DataStructure>> all = new LinkedHashMap<>();
        for (DataStructure structure : DataStructure.all().values()) {
            Stream.concat(structure.key().stream(), structure.attributes().stream())
                    .forEach(component -> structure
                            .codeList(component)
                            .ifPresent(id -> all.putIfAbsent(id, Map.entry(component, structure))));
        }
        return all;
    }

    public static SdmxCodeList read(StoreReader reader, String id) throws IOException {
        String component = Optional.ofNullable(all().get(id)).orElseThrow().getKey();
        DataStructure structure =
                Optional.ofNullable(all().get(id)).orElseThrow().getValue();
        return new SdmxCodeList(
                id,
                component,
                in(language -> SdmxWords.component(structure, component, language)),
                items(reader, structure, component));
    }

    /** The list with these codes only. A code that the list lacks is its own name. */
    public SdmxCodeList only(Set<String> codes) {
        Map<String, Item> known = items.stream().collect(Collectors.toMap(Item::id, item -> item));
        return new SdmxCodeList(
                id,
                component,
                names,
                codes.stream()
                        .map(code -> known.getOrDefault(code, new Item(code, in(language -> code), Optional.empty())))
                        .toList());
    }

    private static List<Item> items(StoreReader reader, DataStructure structure, String component) throws IOException {
        if (component.equals(DataStructure.INDICATOR)) {
            return measures();
        }
        List<String> standard = STANDARD.get(component);
        if (standard != null) {
            return standard.stream()
                    .map(code ->
                            new Item(code, in(language -> SdmxWords.code(component, code, language)), Optional.empty()))
                    .toList();
        }
        Dimension dimension =
                Optional.ofNullable(structure.dimensions().get(component)).orElseThrow();
        List<Item> items = new ArrayList<>();
        CodeList.read(reader, dimension)
                .codes()
                .forEach(code -> items.add(new Item(SdmxTerms.code(code.id()), code.names(), Optional.empty())));
        if (structure.flow().isAdditiveOver(dimension)) {
            items.add(new Item(SdmxId.TOTAL, in(SdmxWords::total), Optional.empty()));
        }
        return items;
    }

    /** The measures of all structures. */
    private static List<Item> measures() {
        Map<String, Item> measures = new LinkedHashMap<>();
        for (DataStructure structure : DataStructure.all().values()) {
            structure.measures().forEach((id, column) -> measures.putIfAbsent(id, measure(structure, id, column)));
        }
        return List.copyOf(measures.values());
    }

    private static Item measure(DataStructure structure, String id, Column column) {
        return new Item(
                id,
                in(language -> SdmxWords.measure(column, language)),
                structure.flow().description(column));
    }

    /** A name in each language. */
    public static Map<TextLanguage, String> in(Function<TextLanguage, String> name) {
        return Arrays.stream(TextLanguage.values())
                .collect(Collectors.toMap(
                        language -> language, name, (one, other) -> one, () -> new EnumMap<>(TextLanguage.class)));
    }
}
