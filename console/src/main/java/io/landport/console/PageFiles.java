package io.landport.console;

import io.landport.http.Resources;
import io.landport.http.StaticFile;
import io.landport.query.catalogue.MapSketch;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The files of the page: its own, and libraries of WebJars. */
final class PageFiles {
    /** Only what this server serves, no inline script or style, and no text ever becomes markup or script. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final String PAGE = "/console";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private static final List<String> SCRIPTS = List.of(
            "main.js",
            "stream.js",
            "format.js",
            "messages.js",
            "parts.js",
            "charts.js",
            "history.js",
            "map.js",
            "shapes.js",
            "now.js",
            "crossings.js",
            "trust.js",
            "resend.js",
            "actions.js",
            "documents.js",
            "many.js",
            "export.js",
            "records.js",
            "topology.js",
            "pipeline.js");

    private PageFiles() {}

    static List<StaticFile> all() {
        Stream<StaticFile> own = Stream.of(
                StaticFile.page(PAGE, own("console.html"), POLICY),
                StaticFile.part(PAGE + "/console.css", STYLE, own("console.css")),
                StaticFile.part(PAGE + "/icon.svg", "image/svg+xml", own("icon.svg")));
        Stream<StaticFile> scripts =
                SCRIPTS.stream().map(name -> StaticFile.part(PAGE + '/' + name, SCRIPT, own(name)));
        Stream<StaticFile> words = Stream.of("words_en.json", "words_zh.json", "words_ru.json")
                .map(name -> StaticFile.part(PAGE + '/' + name, "application/json; charset=utf-8", own(name)));
        Stream<StaticFile> libraries = Stream.of(
                StaticFile.part(PAGE + "/map.csv", "text/csv; charset=utf-8", MapSketch.file()),
                StaticFile.part(
                        PAGE + "/preact.js",
                        SCRIPT,
                        Resources.bytes(
                                PageFiles.class,
                                "/META-INF/resources/_static/htm/" + version("org.mvnpm", "htm")
                                        + "/preact/standalone.module.js")),
                StaticFile.part(PAGE + "/uplot.js", SCRIPT, library("uplot", "uPlot.iife.min.js")),
                StaticFile.part(PAGE + "/uplot.css", STYLE, library("uplot", "uPlot.min.css")),
                StaticFile.part(PAGE + "/internmap.js", SCRIPT, library("internmap", "internmap.min.js")),
                StaticFile.part(PAGE + "/d3-array.js", SCRIPT, library("d3-array", "d3-array.min.js")),
                StaticFile.part(PAGE + "/d3-geo.js", SCRIPT, library("d3-geo", "d3-geo.min.js")));
        return Stream.of(own, scripts, words, libraries).flatMap(files -> files).toList();
    }

    private static byte[] own(String name) {
        return Resources.bytes(PageFiles.class, "page/" + name);
    }

    private static byte[] library(String name, String file) {
        return Resources.bytes(
                PageFiles.class,
                "/META-INF/resources/webjars/" + name + '/' + version("org.webjars.npm", name) + "/dist/" + file);
    }

    private static String version(String group, String artifact) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(
                    Resources.text(PageFiles.class, "/META-INF/maven/" + group + '/' + artifact + "/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
