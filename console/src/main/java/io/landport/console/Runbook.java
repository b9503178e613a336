package io.landport.console;

import io.landport.http.Resources;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The runbook of the documentation as a page. Knows as much of Markdown as the runbook uses: headings, paragraphs, code, bold text and
 * links. Links to other pages of the documentation become their names, because a process does not serve them.
 */
final class Runbook {
    private static final Pattern BLOCK = Pattern.compile("(?s)```\\w*\\n.*?\\n```|(?:(?!```)[^\\n]+\\n?)+");
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]*)\\)");

    private Runbook() {}

    static String page() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Runbook – Landport</title>
                <link rel="icon" href="/console/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/console/console.css">
                </head>
                <body>
                <main class="prose">
                <p><a href="/console?view=pipeline">Landport</a></p>
                %s</main>
                </body>
                </html>
                """.formatted(html(Resources.text(Runbook.class, "runbook.md")));
    }

    static String html(String markdown) {
        StringBuilder html = new StringBuilder();
        List<String> blocks =
                BLOCK.matcher(markdown).results().map(MatchResult::group).toList();
        blocks.forEach(block -> html.append(block(block.strip())).append('\n'));
        return html.toString();
    }

    private static String block(String block) {
        if (block.startsWith("```")) {
            return "<pre>" + escaped(block.substring(block.indexOf('\n') + 1, block.lastIndexOf('\n'))) + "</pre>";
        }
        int level = block.indexOf(' ');
        if (block.startsWith("#")) {
            String title = block.substring(level + 1);
            return "<h%d id=\"%s\">%s</h%d>"
                    .formatted(level, title.toLowerCase(Locale.ROOT).replace(' ', '-'), inline(title), level);
        }
        return "<p>" + inline(block) + "</p>";
    }

    private static String inline(String text) {
        String linked = LINK.matcher(escaped(text))
                .replaceAll(link -> link.group(2).startsWith("#") ? "<a href=\"$2\">$1</a>" : "$1 (docs/$2)");
        return linked.replaceAll("\\*\\*([^*]+)\\*\\*", "<b>$1</b>").replaceAll("`([^`]+)`", "<code>$1</code>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
