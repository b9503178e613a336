package io.landport.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.text.TextLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Files on the class path, such as a mount's part of the OpenAPI document. */
public final class Resources {
    private Resources() {}

    /**
     * A text in the package of a class.
     *
     * @throws UncheckedIOException if there is none
     */
    public static String text(Class<?> neighbour, String name) {
        return new String(bytes(neighbour, name), StandardCharsets.UTF_8);
    }

    /**
     * The words of a page by key.
     *
     * @param name of the files in the package of the class, without language and ending
     */
    static Map<String, String> words(Class<?> neighbour, String name, TextLanguage language) {
        try {
            return new ObjectMapper()
                    .readValue(
                            text(neighbour, name + '_' + language.code() + ".json"),
                            new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the words of a page are not JSON", e);
        }
    }

    /**
     * A file in the package of a class; anywhere on the class path if the name starts with a slash.
     *
     * @throws UncheckedIOException if there is none
     */
    public static byte[] bytes(Class<?> neighbour, String name) {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the class path has no " + name + " for " + neighbour.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
