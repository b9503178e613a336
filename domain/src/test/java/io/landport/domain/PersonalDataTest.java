package io.landport.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Rejection;
import io.landport.domain.settle.Settlement;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Rolling;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rule 13: no field of the pipeline is for personal data, except the original of a rejection. */
class PersonalDataTest {

    @Test
    void shouldHaveNoFieldForPersonalData() {
        // Given
        Set<Class<?>> types = new LinkedHashSet<>();
        List.of(
                        TradeDocument.class,
                        Judged.class,
                        Settlement.class,
                        DailyTotal.class,
                        DailyChange.class,
                        Rolling.class,
                        CommodityTotal.class,
                        FateCount.class,
                        FeedReport.class,
                        Rejection.class)
                .forEach(type -> collect(type, types));

        // When
        Set<String> components = types.stream()
                .filter(Class::isRecord)
                .flatMap(type -> List.of(type.getRecordComponents()).stream())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());

        // Then
        assertThat(components).contains("document", "netWeight", "commodity", "outcome", "detail", "original");
        assertThat(components).noneMatch(PersonalData::isNamedLike);
    }

    @Test
    void shouldRecognizePersonalDataByFieldName() {
        assertThat(List.of("consigneeName", "buyer", "phone_number", "PassportNo", "buyerIdNumber", "name"))
                .allMatch(PersonalData::isNamedLike);
        assertThat(List.of("partner", "documentId", "netWeight", "mode")).noneMatch(PersonalData::isNamedLike);
    }

    private static void collect(Type type, Set<Class<?>> types) {
        if (type instanceof ParameterizedType generic) {
            List.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, types));
        } else if (type instanceof Class<?> plain && plain.getName().startsWith("io.landport.") && types.add(plain)) {
            if (plain.isSealed()) {
                List.of(plain.getPermittedSubclasses()).forEach(permitted -> collect(permitted, types));
            }
            if (plain.isRecord()) {
                List.of(plain.getRecordComponents()).forEach(component -> collect(component.getGenericType(), types));
            }
        }
    }
}
