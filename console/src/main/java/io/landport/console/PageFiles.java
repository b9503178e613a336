package io.landport.console;

import io.landport.http.PageFile;
import io.landport.http.StaticFile;
import io.landport.query.catalogue.MapSketch;
import java.util.List;
import java.util.stream.Stream;

/** The files of the page: its own, and libraries of WebJars. */
final class PageFiles {
    private static final String PAGE = "/console";

    private static final List<String> SCRIPTS = List.of(
            "main.js",
            "stream.js",
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
        Stream<StaticFile> own = Stream.concat(
                        SCRIPTS.stream(), Stream.of("console.css", "words_en.json", "words_zh.json", "words_ru.json"))
                .map(name -> PageFile.of(PageFiles.class, PAGE, name));
        return Stream.of(
                        Stream.of(
                                PageFile.page(PageFiles.class, PAGE, "console.html", PageFile.POLICY),
                                PageFile.part(PAGE + "/map.csv", MapSketch.file())),
                        own,
                        Stream.of(
                                library("uplot.js", "uplot", "uPlot.iife.min.js"),
                                library("uplot.css", "uplot", "uPlot.min.css"),
                                library("internmap.js", "internmap", "internmap.min.js"),
                                library("d3-array.js", "d3-array", "d3-array.min.js"),
                                library("d3-geo.js", "d3-geo", "d3-geo.min.js")))
                .flatMap(files -> files)
                .toList();
    }

    private static StaticFile library(String name, String library, String file) {
        return PageFile.ofLibrary(PAGE + '/' + name, "org.webjars.npm", library, "dist/" + file);
    }
}
