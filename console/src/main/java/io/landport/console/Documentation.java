package io.landport.console;

import io.landport.http.PageFile;
import io.landport.http.StaticFile;
import io.landport.http.StaticFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The documentation of this version as pages, each under the name that its file has in the folder {@code docs}. */
final class Documentation {
    private static final String PATH = "/docs";
    private static final String INDEX = "README.md";

    /** Pages beside the folder. They are served as if they were in it. */
    private static final Set<String> BESIDE = Set.of("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md");

    /** No part of a name begins with a dot, so that none leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("(?:[\\w-]+/)*[\\w-]+(?:\\.([a-z]+))?\\.(\\w+)");

    private static final Map<String, String> TYPES = Map.of("png", "image/png", "json", "application/json");
    private static final String TEXT = "text/plain; charset=utf-8";

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private final Map<String, StaticFile> made = new ConcurrentHashMap<>();

    /** The second one has the address to which alerts link. */
    List<StaticFolder> folders() {
        return List.of(
                new StaticFolder(PATH, name -> file(name.isEmpty() ? INDEX : name)),
                new StaticFolder("/console/runbook", name -> name.isEmpty() ? file("runbook.md") : Optional.empty()));
    }

    private Optional<StaticFile> file(String name) {
        Optional<StaticFile> file = Optional.ofNullable(made.get(name)).or(() -> make(name));
        file.ifPresent(found -> made.put(name, found));
        return file;
    }

    private static Optional<StaticFile> make(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try (InputStream in = Documentation.class.getResourceAsStream("docs/" + name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            if (!parts.group(2).equals("md")) {
                return Optional.of(
                        StaticFile.part(PATH + '/' + name, TYPES.getOrDefault(parts.group(2), TEXT), content));
            }
            String language = Optional.ofNullable(parts.group(1)).orElse("en");
            String page = page(new String(content, StandardCharsets.UTF_8), language, address(name));
            return Optional.of(
                    StaticFile.page(PATH + '/' + name, page.getBytes(StandardCharsets.UTF_8), PageFile.POLICY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(String name) {
        return URI.create(BESIDE.contains(name) ? '/' + name : PATH + '/' + name);
    }

    /** @param address that the links of the page are relative to */
    static String page(String markdown, String language, URI address) {
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    attributes.computeIfPresent("href", (name, link) -> link(address, link));
                    attributes.computeIfPresent("src", (name, link) -> link(address, link));
                    attributes.remove("rel");
                    if (node instanceof TableBlock || tag.equals("pre")) {
                        // Wide ones are scrolled, by keyboard too.
                        attributes.put("tabindex", "0");
                    }
                })
                .build();
        Node document = PARSER.parse(markdown);
        String title = markdown.lines().findFirst().orElse("").replaceFirst("^#+ ", "");
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s – Landport</title>
                <link rel="icon" href="/page/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/page/page.css">
                <link rel="stylesheet" href="/console/console.css">
                </head>
                <body>
                <main class="prose">
                <nav lang="en"><a href="/console">Landport</a> <a href="/docs">Documentation</a></nav>
                %s</main>
                </body>
                </html>
                """.formatted(language, renderer.render(new Text(title)), renderer.render(document));
    }

    private static String link(URI address, String link) {
        if (link.startsWith("#")) {
            return link;
        }
        String target = address.resolve(link).toString();
        return BESIDE.contains(target.replaceFirst("^/([^#]*).*", "$1")) ? PATH + target : target;
    }
}
