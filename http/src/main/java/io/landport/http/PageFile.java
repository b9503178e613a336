package io.landport.http;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Files of pages on the class path: those of a page, those of WebJars, and those that all pages share, at {@code /page}. */
public final class PageFile {
    /** Only what this server serves, no inline script or style, and no text ever becomes markup or script. */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "csv", "text/csv; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "png", "image/png",
            "svg", "image/svg+xml");

    private static final String SHARED = "/page";
    private static final List<String> SHARED_FILES = List.of(
            "page.css",
            "icon.svg",
            "client.js",
            "controls.js",
            "format.js",
            "messages.js",
            "words_en.json",
            "words_zh.json",
            "words_ru.json");

    private PageFile() {}

    /** What pages share: style, words, formats of numbers, the token of the tab, and Preact. */
    static List<StaticFile> shared() {
        return Stream.concat(
                        SHARED_FILES.stream().map(name -> of(PageFile.class, SHARED, name)),
                        Stream.of(part(
                                SHARED + "/preact.js",
                                Resources.bytes(
                                        PageFile.class,
                                        "/META-INF/resources/_static/htm/" + version("org.mvnpm", "htm")
                                                + "/preact/standalone.module.js"))))
                .toList();
    }

    /** A page: a file in the folder {@code page} beside a class. */
    public static StaticFile page(Class<?> beside, String path, String name, String policy) {
        return StaticFile.page(path, content(beside, name), policy);
    }

    /** A file that a page loads, in the folder {@code page} beside a class. */
    public static StaticFile of(Class<?> beside, String folder, String name) {
        return part(folder + '/' + name, content(beside, name));
    }

    /** A file with other content, by the ending of its name. */
    public static StaticFile part(String path, byte[] content) {
        return StaticFile.part(path, TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), ""), content);
    }

    /** A file of a WebJar. */
    public static StaticFile ofLibrary(String path, String group, String name, String file) {
        return part(
                path,
                Resources.bytes(
                        PageFile.class,
                        "/META-INF/resources/webjars/" + name + '/' + version(group, name) + '/' + file));
    }

    private static byte[] content(Class<?> beside, String name) {
        return Resources.bytes(beside, "page/" + name);
    }

    private static String version(String group, String artifact) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(
                    Resources.text(PageFile.class, "/META-INF/maven/" + group + '/' + artifact + "/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
