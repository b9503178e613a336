package io.landport.domain;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of a record, each with one component of a simple type changed. */
public final class Altered {
    private Altered() {}

    /** The copies by the name of the changed component. Components of other types are left out. */
    public static <R extends Record> Map<String, R> copies(R original) {
        RecordComponent[] components = original.getClass().getRecordComponents();
        Map<String, R> copies = new LinkedHashMap<>();
        for (int i = 0; i < components.length; i++) {
            @Nullable Object[] values = values(original, components);
            Object altered = altered(components[i].getType(), values[i]);
            if (altered != null) {
                values[i] = altered;
                copies.put(components[i].getName(), copy(original, components, values));
            }
        }
        return copies;
    }

    private static @Nullable Object altered(Class<?> type, @Nullable Object value) {
        if (type == String.class) {
            return value + "x";
        }
        if (type == long.class || type == Long.class) {
            return value == null ? 0L : (Long) value + 1;
        }
        return value instanceof LocalDate day ? day.plusDays(1) : null;
    }

    private static @Nullable Object[] values(Record original, RecordComponent[] components) {
        return Arrays.stream(components)
                .map(component -> value(original, component))
                .toArray();
    }

    private static Object value(Record original, RecordComponent component) {
        try {
            return component.getAccessor().invoke(original);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R copy(R original, RecordComponent[] components, @Nullable Object[] values) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = original.getClass().getDeclaredConstructor(types);
            return (R) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
